package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.engine.ProcessLostException;
import java.util.HashMap;
import java.util.Map;

/** Counts how often a task has cost a process its life: what always does is given up. */
final class Losses {
    private static final int MAX_PER_TASK = 3;

    private final Progress progress;
    private final Map<String, Integer> perTask = new HashMap<>();
    private int total;

    Losses(Progress progress) {
        this.progress = progress;
    }

    synchronized void add(String task, ProcessLostException loss) {
        total++;
        if (perTask.merge(task, 1, Integer::sum) >= MAX_PER_TASK) {
            throw new JobFailedException("%s: %d processes were lost over it, the last one because: %s"
                    .formatted(task, MAX_PER_TASK, loss.getMessage()));
        }
        progress.replaced(String.valueOf(loss.getMessage()));
    }

    synchronized int total() {
        return total;
    }
}
