package dev.almanac.mapreduce.engine;

import dev.almanac.mapreduce.job.Combining;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Value;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Holds the pairs of one split back until its end, then has them combined, key by key in the order of the keys. */
final class CombinedPairs extends MapTask.SplitPairs {
    private final Combining job;
    private final int split;
    private final int partitions;
    private final RunBuffer held;
    private final RunBuffer target;
    private long combined;

    CombinedPairs(Combining job, int split, MapSettings settings, RunBuffer target) {
        this.job = job;
        this.split = split;
        this.partitions = settings.partitions();
        this.target = target;
        this.held = new RunBuffer(
                settings.workFolder(), settings.runPrefix() + "-split" + split, 1, settings.bufferBytes());
    }

    @Override
    public void emit(Key key, Value value) {
        held.add(0, split, key.encoded(), value.encoded());
    }

    @Override
    int mark() {
        return held.buffered();
    }

    @Override
    void rollback(int mark) {
        held.truncate(mark);
    }

    @Override
    void spillIfFull() {
        held.spillIfFull();
    }

    @Override
    long finish() throws IOException {
        try (Merge merge = held.merged()) {
            Groups groups = new Groups(merge);
            while (groups.hasNext()) {
                Key key = groups.nextKey();
                try {
                    job.combine(key, groups.values(), this::emitCombined);
                } catch (UncheckedIOException | ProcessLostException e) {
                    throw e;
                } catch (Exception e) {
                    throw new JobFailedException("combine failed for key '" + key + "': " + Traces.of(e));
                }
                groups.skipRest();
                target.spillIfFull();
            }
        }
        return combined;
    }

    private void emitCombined(Key key, Value value) {
        target.add(Partitioner.partition(key.encoded(), partitions), split, key.encoded(), value.encoded());
        combined++;
    }

    @Override
    public void close() {
        try {
            held.deleteAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
