package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.engine.PartMerge;
import dev.almanac.mapreduce.engine.RunFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs jobs in child processes of this one. The output is the same, byte for byte, for any number of them and whatever
 * happens to them; there is none if the job fails.
 */
public final class LocalEngine {
    /** Below this much, starting more processes to reduce costs more than it gains. */
    private static final long SMALL_SHUFFLE_BYTES = 8L << 20;

    /** Sorting takes about as much again, and the record at hand needs room. */
    private static final int BUFFER_SHARE = 4;

    private final LocalPlan plan;
    private final ChildCommand command;
    private final Progress progress;
    private final Clock clock;

    public LocalEngine(LocalPlan plan, ChildCommand command, Progress progress, Clock clock) {
        this.plan = plan;
        this.command = command;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Runs the job to its end.
     *
     * @throws JobFailedException if there is no output; the message says why
     */
    public RunReport run() {
        LoadedJob.requirePresent(plan.job());
        try (WorkFolder folder = WorkFolder.create(plan.workFolder())) {
            return runIn(folder.path());
        } catch (IOException e) {
            throw new JobFailedException("the work folder " + plan.workFolder() + " failed: " + e.getMessage(), e);
        }
    }

    private RunReport runIn(Path folder) throws IOException {
        Instant started = clock.instant();
        Losses losses = new Losses(progress);
        try (ChildPool pool = new ChildPool(number -> startChild(number, folder))) {
            int mappers = Math.min(plan.mappers(), Math.max(1, plan.splits().size()));
            pool.warmUp(mappers);
            MapPhase map = new MapPhase(plan, pool, losses, progress);
            drive(pool, mappers, map::drive);
            long sortedBytes = map.runs().stream().mapToLong(RunFile::sizeBytes).sum();
            ReducePhase reduce = new ReducePhase(map.runs(), plan.reducers(), folder, pool, losses, progress);
            drive(pool, sortedBytes < SMALL_SHUFFLE_BYTES ? 1 : plan.reducers(), reduce::drive);
            long outputBytes = PartMerge.write(reduce.parts(), plan.output());
            Duration elapsed = Duration.between(started, clock.instant());
            return new RunReport(
                    map.reports(),
                    reduce.reports(),
                    plan.storedBytes(),
                    sortedBytes,
                    outputBytes,
                    losses.total(),
                    elapsed);
        }
    }

    private ChildProcess startChild(int number, Path folder) {
        ChildSettings settings = new ChildSettings(
                plan.job(),
                plan.store(),
                plan.reducers(),
                plan.memoryBytes() / BUFFER_SHARE,
                folder,
                "child-" + number,
                plan.limits().validateLines(),
                plan.toleratesErrors(),
                plan.limits().recordSeconds());
        return ChildProcess.start(command.of(plan.memoryBytes(), plan.storedBytes()), settings);
    }

    /** Lets so many threads do the work; the first failure of one of them ends all. */
    private static void drive(ChildPool pool, int threads, Runnable work) {
        ExecutorService drivers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(drivers.submit(() -> guarded(pool, work)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pool.fail(new JobFailedException("interrupted"));
        } catch (ExecutionException e) {
            pool.fail(new JobFailedException(String.valueOf(e.getCause()), e.getCause()));
        } finally {
            drivers.shutdownNow();
        }
        RuntimeException failure = pool.failure();
        if (failure != null) {
            throw failure;
        }
    }

    private static void guarded(ChildPool pool, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            pool.fail(e);
        }
    }
}
