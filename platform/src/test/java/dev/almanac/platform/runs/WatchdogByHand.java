package dev.almanac.platform.runs;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Does in a test what the platform's own ticking does otherwise. */
@ApplicationScoped
public class WatchdogByHand {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Watchdog watchdog;

    WatchdogByHand(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /** One look at everything. */
    public void tick() {
        watchdog.takeQueuedRuns();
        watchdog.attempts().forEach(watchdog::lookAfter);
    }

    /** Ticks until the run is over and its worker tidied up, which a real process decides, and returns its state. */
    public RunView untilOver(UUID runId) {
        until(runId, run -> run.isOver() && Attempt.ofRun(run).stream().allMatch(Attempt::isTidied));
        return view(runId);
    }

    /** Ticks until the run's command runs. */
    public void untilRunning(UUID runId) {
        until(runId, run -> run.state() == RunState.RUNNING);
    }

    /** Ticks until that much of the log was received. */
    public void untilLogged(UUID runId, long bytes) {
        until(runId, run -> Attempt.latestOf(run)
                .filter(attempt -> attempt.logBytes() >= bytes)
                .isPresent());
    }

    /** Cancels what other tests left in the queue, so that this run's turn comes at once. */
    public void putFirst(UUID runId) {
        QuarkusTransaction.requiringNew().run(() -> Run.<Run>list("state = ?1 and id <> ?2", RunState.QUEUED, runId)
                .forEach(run -> run.end(RunState.CANCELLED, "Left by another test.", run.queuedAt())));
    }

    private void until(UUID runId, Predicate<Run> isReached) {
        putFirst(runId);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            tick();
            if (QuarkusTransaction.requiringNew().call(() -> isReached.test(Run.findById(runId)))) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not reached after " + LIMIT + ": " + view(runId));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static RunView view(UUID runId) {
        return QuarkusTransaction.requiringNew().call(() -> RunView.of(Run.<Run>findById(runId)));
    }
}
