package dev.almanac.mapreduce.engine;

import dev.almanac.mapreduce.job.Job;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Reducing;
import dev.almanac.mapreduce.job.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reduces one partition: merges its sections of all runs and writes a part of the output. */
public final class ReduceTask {
    /** So many files are merged at once; more are merged in rounds. */
    private static final int MAX_OPEN = 128;

    private static final int FLUSH_BYTES = 1 << 16;

    private final Job job;
    private final OutputText output = new OutputText();
    private boolean isSetUp;

    public ReduceTask(Job job) {
        this.job = job;
    }

    /**
     * Reduces a partition.
     *
     * @param runs all runs, in the order in which they were committed
     * @param part where the part goes; it is whole when this returns
     * @param scratch beginning of the names of files for the time between
     */
    public ReduceReport run(int partition, List<RunFile> runs, Path part, Path scratch) throws IOException {
        setUp();
        List<RunFile> merged = mergeRounds(partition, runs, scratch);
        long keys = 0;
        try (Merge pairs = open(merged.equals(runs) ? partition : 0, merged);
                PartWriter writer = new PartWriter(part)) {
            Groups groups = new Groups(pairs);
            while (groups.hasNext()) {
                Key key = groups.nextKey();
                reduce(key, groups.values(), writer);
                groups.skipRest();
                keys++;
            }
            return new ReduceReport(partition, groups.pairCount(), keys, writer.finish());
        }
    }

    private void setUp() {
        if (!isSetUp && job instanceof Reducing reducing) {
            try {
                reducing.setUpReduce(output);
            } catch (Exception e) {
                throw new JobFailedException("the set-up of reduce failed: " + Traces.of(e));
            }
            if (output.size() > 0) {
                throw new JobFailedException("the set-up of reduce must not write");
            }
        }
        isSetUp = true;
    }

    private void reduce(Key key, Iterator<Value> values, PartWriter writer) throws IOException {
        if (job instanceof Reducing reducing) {
            try {
                reducing.reduce(key, values, output);
            } catch (UncheckedIOException | ProcessLostException e) {
                throw e;
            } catch (Exception | StackOverflowError e) {
                throw new JobFailedException("reduce failed for key '" + key + "': " + Traces.of(e));
            }
        } else {
            while (values.hasNext()) {
                output.write(key, values.next());
                if (output.size() > FLUSH_BYTES) {
                    writer.write(key.encoded(), output.take());
                }
            }
        }
        if (output.size() > 0) {
            writer.write(key.encoded(), output.take());
        }
    }

    private static Merge open(int partition, List<RunFile> runs) throws IOException {
        List<PairSource> sources = new ArrayList<>();
        for (RunFile run : runs) {
            RunFile.Section section = run.sections().get(partition);
            if (section.length() > 0) {
                sources.add(new RunSource(run.path(), section));
            }
        }
        return new Merge(sources);
    }

    /** Runs that follow each other are merged until few enough are left; their order stays. */
    private static List<RunFile> mergeRounds(int partition, List<RunFile> runs, Path scratch) throws IOException {
        List<RunFile> left = runs;
        int section = partition;
        for (int round = 0; left.size() > MAX_OPEN; round++) {
            List<RunFile> fewer = new ArrayList<>();
            for (int from = 0; from < left.size(); from += MAX_OPEN) {
                Path path = Path.of(scratch + "-" + round + "-" + from + ".run");
                List<RunFile> some = left.subList(from, Math.min(left.size(), from + MAX_OPEN));
                fewer.add(mergeInto(section, some, path));
                if (round > 0) {
                    for (RunFile old : some) {
                        Files.delete(old.path());
                    }
                }
            }
            left = fewer;
            section = 0;
        }
        return left;
    }

    private static RunFile mergeInto(int section, List<RunFile> runs, Path path) throws IOException {
        try (Merge pairs = open(section, runs);
                RunWriter writer = new RunWriter(path)) {
            while (pairs.next()) {
                byte[] value = pairs.value();
                writer.write(
                        pairs.keyBytes(), pairs.keyFrom(), pairs.keyLength(), pairs.split(), value, 0, value.length);
            }
            writer.endSection();
            return writer.finish();
        }
    }
}
