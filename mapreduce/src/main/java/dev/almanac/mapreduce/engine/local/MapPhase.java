package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.engine.ProcessLostException;
import dev.almanac.mapreduce.engine.RunFile;
import dev.almanac.mapreduce.engine.Split;
import dev.almanac.mapreduce.engine.SplitReport;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Has all splits mapped. Several threads drive one child each; a split counts when its child has committed it. */
final class MapPhase {
    private final LocalPlan plan;
    private final ChildPool pool;
    private final Losses losses;
    private final Progress progress;
    private final PriorityQueue<Split> waiting = new PriorityQueue<>(Comparator.comparingInt(Split::number));
    private final TreeMap<Integer, SplitReport> reports = new TreeMap<>();
    private final List<RunFile> runs = new ArrayList<>();
    private long mapErrors;
    private long refused;
    private long bytesDone;
    private long recordsDone;

    MapPhase(LocalPlan plan, ChildPool pool, Losses losses, Progress progress) {
        this.plan = plan;
        this.pool = pool;
        this.losses = losses;
        this.progress = progress;
        waiting.addAll(plan.splits());
    }

    /** What one thread does until no split is left. */
    void drive() {
        while (hasWaiting()) {
            Assignment assignment = new Assignment();
            try {
                ChildProcess child = pool.take();
                assignment.run(child);
                pool.give(child);
            } catch (ProcessLostException loss) {
                pool.requireAlive();
                assignment.takeBack();
                losses.add("split " + assignment.current, loss);
            }
        }
    }

    private synchronized boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    List<RunFile> runs() {
        return runs;
    }

    List<SplitReport> reports() {
        if (reports.size() != plan.splits().size()) {
            throw new IllegalStateException(
                    "there are " + plan.splits().size() + " splits but reports of " + reports.size());
        }
        return List.copyOf(reports.values());
    }

    /** The splits that one child has been given and has not committed. */
    private final class Assignment implements ChildProcess.Listener {
        private final List<Split> open = new ArrayList<>();
        private int current = -1;
        private long bytes;
        private long records;

        void run(ChildProcess child) {
            child.awaitReadyOnce();
            Split split = nextSplit();
            while (split != null) {
                child.map(split, this);
                split = nextSplit();
            }
            child.finish(this);
        }

        private @org.jspecify.annotations.Nullable Split nextSplit() {
            synchronized (MapPhase.this) {
                Split split = waiting.poll();
                if (split != null) {
                    open.add(split);
                    current = split.number();
                }
                return split;
            }
        }

        void takeBack() {
            synchronized (MapPhase.this) {
                waiting.addAll(open);
                bytesDone -= bytes;
                recordsDone -= records;
            }
        }

        @Override
        public void told(Told what, DataInputStream in) throws IOException {
            if (what == Told.COMMITTED) {
                commit(Wire.readList(Wire::readRun, in), Wire.readList(Wire::readReport, in));
            } else {
                progressed(in.readLong(), in.readLong());
            }
        }

        private void progressed(long moreBytes, long moreRecords) {
            synchronized (MapPhase.this) {
                bytes += moreBytes;
                records += moreRecords;
                bytesDone += moreBytes;
                recordsDone += moreRecords;
                progress.mapped(bytesDone, recordsDone);
            }
        }

        private void commit(List<RunFile> newRuns, List<SplitReport> splits) {
            synchronized (MapPhase.this) {
                runs.addAll(newRuns);
                for (SplitReport split : splits) {
                    reports.put(split.number(), split);
                    open.removeIf(one -> one.number() == split.number());
                    mapErrors += split.mapErrors().size();
                    refused += split.refused().size();
                }
                bytes = 0;
                records = 0;
                requireTolerable();
            }
        }
    }

    private void requireTolerable() {
        LocalPlan.Limits limits = plan.limits();
        if (mapErrors > limits.mapErrors()) {
            throw new JobFailedException("%d map calls failed, %d are tolerated; the first: %s"
                    .formatted(mapErrors, limits.mapErrors(), first(true)));
        }
        if (refused > limits.refusedRecords()) {
            throw new JobFailedException("%d records were refused, %d are tolerated; the first: %s"
                    .formatted(refused, limits.refusedRecords(), first(false)));
        }
    }

    private String first(boolean ofMapErrors) {
        return reports.values().stream()
                .flatMap(report -> (ofMapErrors ? report.mapErrors() : report.refused()).stream())
                .findFirst()
                .orElse("");
    }
}
