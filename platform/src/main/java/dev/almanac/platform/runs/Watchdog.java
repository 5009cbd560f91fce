package dev.almanac.platform.runs;

import dev.almanac.platform.publishing.Synchroniser;
import dev.almanac.platform.workers.WorkerProvider;
import dev.almanac.platform.workers.WorkerUnavailableException;
import dev.almanac.platform.workers.Workers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks after everything that this node has begun. What it calls for one attempt does not keep the others from theirs.
 */
@ApplicationScoped
class Watchdog {

    private static final Logger LOG = Logger.getLogger(Watchdog.class);

    private final Node node;
    private final RunQueue queue;
    private final AttemptCare care;
    private final Workers workers;
    private final Installation installation;
    private final Synchroniser synchroniser;

    Watchdog(
            Node node,
            RunQueue queue,
            AttemptCare care,
            Workers workers,
            Installation installation,
            Synchroniser synchroniser) {
        this.node = node;
        this.queue = queue;
        this.care = care;
        this.workers = workers;
        this.installation = installation;
        this.synchroniser = synchroniser;
    }

    /** Takes queued runs onto this node. */
    void takeQueuedRuns() {
        queue.take();
    }

    /** The attempts that this node has to look after now, oldest first. */
    List<UUID> attempts() {
        return QuarkusTransaction.requiringNew().call(() -> Attempt.toLookAfter(node.id()));
    }

    /** Looks after one attempt; a failure is told in the log and tried again at the next tick. */
    void lookAfter(UUID attemptId) {
        try {
            care.lookAfter(attemptId);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Looking after attempt %s failed; the next tick tries again", attemptId);
        }
    }

    /** Removes every worker that belongs to no attempt. */
    void reap() {
        for (WorkerProvider provider : workers.all()) {
            try {
                reap(provider);
            } catch (IOException | WorkerUnavailableException e) {
                LOG.warnf(
                        "The workers of %s cannot be looked through (%s); the next minute tries again",
                        provider.name(), e);
            }
        }
    }

    /** Lets the buckets follow what was switched, settled or withdrawn since the last time. */
    void synchroniseBuckets() {
        synchroniser.synchroniseAll();
    }

    private void reap(WorkerProvider provider) throws IOException {
        // Asked before the database: an attempt is written there before it has a worker.
        Set<UUID> present = provider.list(installation.label());
        if (present.isEmpty()) {
            return;
        }
        Set<UUID> unknown = new HashSet<>(present);
        unknown.removeAll(QuarkusTransaction.requiringNew().call(() -> Attempt.stillHeld(present)));
        for (UUID attemptId : unknown) {
            LOG.warnf("The %s worker of attempt %s belongs to nothing and is removed", provider.name(), attemptId);
            provider.remove(attemptId);
        }
    }
}
