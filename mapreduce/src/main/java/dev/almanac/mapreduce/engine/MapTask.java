package dev.almanac.mapreduce.engine;

import dev.almanac.mapreduce.can.RecordView;
import dev.almanac.mapreduce.job.Combining;
import dev.almanac.mapreduce.job.Emitter;
import dev.almanac.mapreduce.job.Job;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Measurement;
import dev.almanac.mapreduce.job.Value;
import dev.almanac.mapreduce.json.JsonValidator;
import dev.almanac.mapreduce.json.MalformedJsonException;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.store.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Maps splits, one after another, into sorted runs. A run is told of only when every split that has pairs in it is
 * done, so that a process may die at any moment and its splits be done again elsewhere.
 */
public final class MapTask {
    /** Hears what is finished. */
    public interface Listener {
        /** So many more bytes of the inputs were read, and so many records. */
        void progressed(long storedBytes, long records);

        /** The splits are done, and all of their pairs are in these runs. */
        void committed(List<RunFile> runs, List<SplitReport> splits) throws IOException;
    }

    private final Job job;
    private final MapSettings settings;
    private final Listener listener;
    private final MapWatch watch;
    private final SplitReader reader;
    private final JsonValidator validator = new JsonValidator();
    private final RunBuffer pairs;
    private final List<SplitReport> done = new ArrayList<>();

    public MapTask(Job job, Objects root, MapSettings settings, MapWatch watch, Listener listener) {
        this.job = job;
        this.settings = settings;
        this.watch = watch;
        this.listener = listener;
        this.reader = new SplitReader(root);
        this.pairs = new RunBuffer(
                settings.workFolder(), settings.runPrefix(), settings.partitions(), settings.bufferBytes());
    }

    /** Maps, and combines if the job does, one split. */
    public void run(Split split) throws IOException {
        try (SplitPairs emitted = job instanceof Combining combining
                ? new CombinedPairs(combining, split.number(), settings, pairs)
                : new PlainPairs(split.number(), settings.partitions(), pairs)) {
            SplitCount count = new SplitCount(split.number());
            for (Split.Piece piece : split.pieces()) {
                String sha256 = reader.read(piece, (view, input, file) -> map(view, input, file, emitted, count));
                if (!sha256.isEmpty()) {
                    count.lineFile(piece.input().object().key(), sha256);
                }
                listener.progressed(piece.storedBytes(), count.takeNewRecords());
            }
            long combined = emitted.finish();
            done.add(count.report(combined));
        }
        if (pairs.hasSpilled()) {
            commit();
        }
    }

    /** Writes out and tells what is left. */
    public void finish() throws IOException {
        if (!done.isEmpty()) {
            commit();
        }
    }

    private void commit() throws IOException {
        listener.committed(pairs.takeRuns(), List.copyOf(done));
        done.clear();
    }

    private void map(RecordView view, Input input, String file, SplitPairs emitted, SplitCount count) {
        boolean validates = input.kind() == Input.Kind.LINES && settings.validateLines();
        List<String> dimensions = input.partition().values();
        for (int i = 0; i < view.count(); i++) {
            count.record(view.to(i) - view.from(i));
            if (validates && !isValid(view, i, file, count)) {
                continue;
            }
            watch.begin(file, view.offset(i));
            int before = emitted.mark();
            try {
                job.map(new Measurement(view, i, dimensions), emitted);
                count.emitted(emitted.mark() - before);
            } catch (ProcessLostException e) {
                throw e;
            } catch (Exception | StackOverflowError e) {
                emitted.rollback(before);
                count.mapError(settle(place(file, view, i) + ": map failed: " + Traces.of(e)));
            } finally {
                watch.end();
            }
            emitted.spillIfFull();
        }
    }

    private boolean isValid(RecordView view, int record, String file, SplitCount count) {
        try {
            validator.validateObject(view.text(), view.from(record), view.to(record));
            return true;
        } catch (MalformedJsonException e) {
            count.refused(settle(place(file, view, record) + ": no JSON object: " + e.getMessage()));
            return false;
        }
    }

    private static String place(String file, RecordView view, int record) {
        return "%s, byte %d, record '%s'".formatted(file, view.offset(record), view.key(record));
    }

    private String settle(String error) {
        if (!settings.toleratesErrors()) {
            throw new JobFailedException(error);
        }
        return error;
    }

    /** The pairs of one split on their way to the runs. */
    abstract static class SplitPairs implements Emitter, AutoCloseable {
        /** How many pairs are held. */
        abstract int mark();

        abstract void rollback(int mark);

        abstract void spillIfFull();

        /** @return how many pairs go on */
        abstract long finish() throws IOException;

        @Override
        public void close() {}
    }

    private static final class PlainPairs extends SplitPairs {
        private final int split;
        private final int partitions;
        private final RunBuffer pairs;
        private long count;

        PlainPairs(int split, int partitions, RunBuffer pairs) {
            this.split = split;
            this.partitions = partitions;
            this.pairs = pairs;
        }

        @Override
        public void emit(Key key, Value value) {
            pairs.add(Partitioner.partition(key.encoded(), partitions), split, key.encoded(), value.encoded());
            count++;
        }

        @Override
        int mark() {
            return pairs.buffered();
        }

        @Override
        void rollback(int mark) {
            count -= pairs.buffered() - mark;
            pairs.truncate(mark);
        }

        @Override
        void spillIfFull() {
            pairs.spillIfFull();
        }

        @Override
        long finish() {
            return count;
        }
    }
}
