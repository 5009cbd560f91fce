package dev.almanac.platform.runs;

import dev.almanac.platform.time.Ids;
import dev.almanac.platform.workers.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The runs that wait for their turn, and their way onto this node. */
@ApplicationScoped
class RunQueue {

    private final Node node;
    private final Workers workers;
    private final RunsConfig config;
    private final Ids ids;
    private final Clock clock;

    RunQueue(Node node, Workers workers, RunsConfig config, Ids ids, Clock clock) {
        this.node = node;
        this.workers = workers;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Gives each queued run an attempt on this node, oldest first, as long as the node has room. */
    @Transactional
    void take() {
        int room = Math.toIntExact(config.concurrentAttempts() - Attempt.countActive(node.id()));
        if (room <= 0) {
            return;
        }
        for (Run run : Run.lockQueued(room)) {
            int number = Attempt.latestOf(run).map(Attempt::number).orElse(0) + 1;
            Attempt attempt = new Attempt(
                    ids.next(), run, number, node.id(), workers.chosen().name(), clock.instant());
            attempt.persist();
            run.follow(attempt.state());
        }
    }
}
