package dev.almanac.platform.runs;

import dev.almanac.mapreduce.objects.ObjectsException;
import dev.almanac.platform.workers.WorkerEnding;
import dev.almanac.platform.workers.WorkerProvider;
import dev.almanac.platform.workers.WorkerStatus;
import dev.almanac.platform.workers.WorkerUnavailableException;
import dev.almanac.platform.workers.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The way of an attempt, one look at a time: it is launched, its log is shipped, its deadline held, its output
 * collected, its ending told, and at last nothing of its worker is left. Every step may be done twice, for the platform
 * may be killed after any of them.
 */
@ApplicationScoped
class AttemptCare {

    private static final Logger LOG = Logger.getLogger(AttemptCare.class);

    private final Workers workers;
    private final WorkerOrders orders;
    private final LogShipping logs;
    private final OutputCollection outputs;
    private final AttemptEndings endings;
    private final Patience patience;

    AttemptCare(
            Workers workers,
            WorkerOrders orders,
            LogShipping logs,
            OutputCollection outputs,
            AttemptEndings endings,
            Patience patience) {
        this.workers = workers;
        this.orders = orders;
        this.logs = logs;
        this.outputs = outputs;
        this.endings = endings;
        this.patience = patience;
    }

    /** Does whatever is to be done for the attempt now. */
    void lookAfter(UUID attemptId) {
        AttemptSnapshot attempt = AttemptSnapshot.of(attemptId);
        WorkerProvider provider = workers.named(attempt.provider());
        try {
            switch (attempt.state()) {
                case STARTING -> launch(attempt, provider);
                case RUNNING -> watch(attempt, provider);
                case COLLECTING -> outputs.collect(attempt, provider);
                case SUCCEEDED, FAILED, TIMED_OUT, OUT_OF_MEMORY, CANCELLED, LOST -> tidy(attempt, provider);
                case QUEUED, WAITING -> throw new IllegalStateException(attempt + " cannot be " + attempt.state());
            }
        } catch (IOException | WorkerUnavailableException | ObjectsException e) {
            patience.keep(attempt, e);
        }
    }

    private void launch(AttemptSnapshot attempt, WorkerProvider provider) throws IOException {
        if (attempt.isCancelRequested()) {
            provider.kill(attempt.id());
            endings.cancelled(attempt);
            return;
        }
        // After a crash in between this is the second call for the attempt, which starts nothing new.
        provider.launch(orders.of(attempt));
        switchOn(provider.status(attempt.id()), attempt, provider);
    }

    private void watch(AttemptSnapshot attempt, WorkerProvider provider) throws IOException {
        logs.ship(attempt, provider);
        switchOn(provider.status(attempt.id()), attempt, provider);
    }

    private void switchOn(WorkerStatus status, AttemptSnapshot attempt, WorkerProvider provider) throws IOException {
        if (status instanceof WorkerStatus.Running running) {
            endings.begun(attempt, running.startedAt(), patience.deadline(attempt));
            holdDeadline(attempt, provider);
        } else if (status instanceof WorkerStatus.Ended ended) {
            logs.shipAll(attempt, provider);
            finish(attempt, provider, ended.end());
        } else if (status instanceof WorkerStatus.Gone gone) {
            logs.shipAll(attempt, provider);
            endings.lost(attempt, gone.reason());
        } else if (attempt.isCancelRequested() || patience.isOver(attempt)) {
            provider.kill(attempt.id());
        }
    }

    private void holdDeadline(AttemptSnapshot attempt, WorkerProvider provider) {
        if (attempt.isCancelRequested()) {
            provider.cancel(attempt.id());
        } else if (patience.isPastDeadline(attempt)) {
            LOG.warnf("%s still runs past its deadline; the platform ends it", attempt);
            provider.kill(attempt.id());
        }
    }

    private void finish(AttemptSnapshot attempt, WorkerProvider provider, WorkerEnding ending) throws IOException {
        switch (ending.reason()) {
            case EXITED -> {
                if (ending.succeeded()) {
                    endings.collecting(attempt, ending);
                    outputs.collect(AttemptSnapshot.of(attempt.id()), provider);
                } else {
                    endings.exited(attempt, ending);
                }
            }
            case TIMED_OUT -> endings.timedOut(attempt, ending);
            case OUT_OF_MEMORY -> endings.outOfMemory(attempt, ending);
            case CANCELLED -> endings.stopped(attempt, ending, patience.isPastDeadline(attempt));
            case UNPACK_FAILED, START_FAILED -> endings.neverRan(attempt, ending);
        }
    }

    private void tidy(AttemptSnapshot attempt, WorkerProvider provider) throws IOException {
        logs.archive(attempt);
        provider.remove(attempt.id());
        endings.tidied(attempt);
    }
}
