package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.JobFailedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The children of one job. An idle one is taken again, for it is warm already. */
final class ChildPool implements AutoCloseable {
    private final IntFunction<ChildProcess> starter;
    private final Deque<ChildProcess> idle = new ArrayDeque<>();
    private final List<ChildProcess> all = new ArrayList<>();
    private @Nullable RuntimeException failure;

    ChildPool(IntFunction<ChildProcess> starter) {
        this.starter = starter;
    }

    /** Starts so many children that they load while other things are done. */
    synchronized void warmUp(int count) {
        for (int i = 0; i < count; i++) {
            idle.add(start());
        }
    }

    private ChildProcess start() {
        ChildProcess child = starter.apply(all.size());
        all.add(child);
        return child;
    }

    synchronized ChildProcess take() {
        requireAlive();
        ChildProcess waiting = idle.poll();
        return waiting != null ? waiting : start();
    }

    synchronized void give(ChildProcess child) {
        idle.add(child);
    }

    /** The job is lost: no child is started from now on, and those that there are end. */
    synchronized void fail(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
            all.forEach(ChildProcess::close);
        }
    }

    synchronized void requireAlive() {
        if (failure != null) {
            throw new JobFailedException("the job has failed already", failure);
        }
    }

    synchronized @Nullable RuntimeException failure() {
        return failure;
    }

    /** Ends all children, and returns when they are gone. */
    @Override
    public synchronized void close() {
        all.forEach(ChildProcess::close);
        all.forEach(ChildProcess::awaitEnd);
    }
}
