package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.ProcessLostException;
import dev.almanac.mapreduce.engine.ReduceReport;
import dev.almanac.mapreduce.engine.RunFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has all partitions reduced. Several threads drive one child each. */
final class ReducePhase {
    private final ChildPool pool;
    private final Losses losses;
    private final Progress progress;
    private final List<RunFile> runs;
    private final Path folder;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final TreeMap<Integer, ReduceReport> reports = new TreeMap<>();

    ReducePhase(List<RunFile> runs, int partitions, Path folder, ChildPool pool, Losses losses, Progress progress) {
        this.runs = runs;
        this.folder = folder;
        this.pool = pool;
        this.losses = losses;
        this.progress = progress;
        for (int i = 0; i < partitions; i++) {
            waiting.add(i);
        }
    }

    /** What one thread does until no partition is left. */
    void drive() {
        Integer partition = next();
        while (partition != null) {
            try {
                ChildProcess child = pool.take();
                child.awaitReadyOnce();
                reduce(partition, child);
                pool.give(child);
            } catch (ProcessLostException loss) {
                pool.requireAlive();
                putBack(partition);
                losses.add("partition " + partition, loss);
            }
            partition = next();
        }
    }

    private synchronized @Nullable Integer next() {
        return waiting.poll();
    }

    private synchronized void putBack(int partition) {
        waiting.add(partition);
    }

    /** Each try has a file of its own, so that a child that was taken for lost cannot write into another's. */
    private void reduce(int partition, ChildProcess child) {
        Path part = folder.resolve("part-" + partition + "-" + UUID.randomUUID());
        ReduceReport report = child.reduce(new ReduceQuestion(partition, runs, part));
        synchronized (this) {
            reports.put(partition, report);
            progress.reduced(reports.size());
        }
    }

    List<ReduceReport> reports() {
        return List.copyOf(reports.values());
    }

    /** The parts, in the order of their partitions. */
    List<RunFile> parts() {
        return reports.values().stream().map(ReduceReport::part).toList();
    }
}
