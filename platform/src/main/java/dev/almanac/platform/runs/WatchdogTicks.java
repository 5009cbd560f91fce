package dev.almanac.platform.runs;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Calls the watchdog again and again while the platform runs; each attempt is in at most one hand at a time. */
@ApplicationScoped
class WatchdogTicks {

    private static final Logger LOG = Logger.getLogger(WatchdogTicks.class);
    private static final Duration REAP = Duration.ofSeconds(60);
    private static final Duration SYNCHRONISE = Duration.ofSeconds(3);
    private static final long STOP_SECONDS = 10;

    private final Watchdog watchdog;
    private final RunsConfig config;
    private final ScheduledExecutorService ticks = Executors.newScheduledThreadPool(3, named("watchdog"));
    private final ExecutorService hands;
    private final Set<UUID> inHand = ConcurrentHashMap.newKeySet();

    WatchdogTicks(Watchdog watchdog, RunsConfig config) {
        this.watchdog = watchdog;
        this.config = config;
        this.hands = Executors.newFixedThreadPool(config.concurrentAttempts() + 2, named("attempt"));
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void start(@Observes StartupEvent start) {
        if (config.ticking()) {
            every(config.tick(), this::tick);
            every(REAP, watchdog::reap);
            every(SYNCHRONISE, watchdog::synchroniseBuckets);
        }
    }

    // What a tick throws is told by safely, so nobody needs the future.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void every(Duration pause, Runnable task) {
        ticks.scheduleWithFixedDelay(() -> safely(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        watchdog.takeQueuedRuns();
        for (UUID attemptId : watchdog.attempts()) {
            if (inHand.add(attemptId)) {
                hands.execute(() -> lookAfter(attemptId));
            }
        }
    }

    private void lookAfter(UUID attemptId) {
        try {
            watchdog.lookAfter(attemptId);
        } finally {
            inHand.remove(attemptId);
        }
    }

    /** A thrown exception would end the ticking for ever. */
    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A tick of the watchdog failed; the next one tries again", e);
        }
    }

    /** Workers go on without the platform; the next start takes them up again. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        ticks.shutdown();
        hands.shutdown();
        if (!hands.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("Attempts are still being looked after; the next start goes on where they are");
        }
    }
}
