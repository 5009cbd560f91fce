package dev.almanac.mapreduce.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects pairs and writes them out, sorted, whenever they fill the memory that they may take. */
final class RunBuffer {
    private final Path folder;
    private final String prefix;
    private final int partitions;
    private final long maxBytes;
    private final PairBuffer buffer = new PairBuffer();
    private final List<RunFile> runs = new ArrayList<>();
    private int written;

    RunBuffer(Path folder, String prefix, int partitions, long maxBytes) {
        this.folder = folder;
        this.prefix = prefix;
        this.partitions = partitions;
        this.maxBytes = maxBytes;
    }

    void add(int partition, int split, byte[] key, byte[] value) {
        buffer.add(partition, split, key, value);
    }

    int buffered() {
        return buffer.count();
    }

    void truncate(int count) {
        buffer.truncate(count);
    }

    /** Is called between records only, so that what a failing record emitted can be taken back. */
    void spillIfFull() {
        if (buffer.bytes() >= maxBytes) {
            spill();
        }
    }

    private void spill() {
        buffer.sort();
        try {
            runs.add(RunWriter.write(buffer, partitions, folder.resolve(prefix + "-" + written++ + ".run")));
        } catch (IOException e) {
            throw new UncheckedIOException("writing sorted pairs to " + folder + " failed: " + e.getMessage(), e);
        }
        buffer.clear();
    }

    boolean hasSpilled() {
        return !runs.isEmpty();
    }

    /** Writes what is left, and gives away all runs. */
    List<RunFile> takeRuns() {
        if (buffer.count() > 0) {
            spill();
        }
        List<RunFile> taken = List.copyOf(runs);
        runs.clear();
        return taken;
    }

    /** What is held in memory and in runs, merged. The runs must have one partition. */
    Merge merged() throws IOException {
        List<PairSource> sources = new ArrayList<>();
        for (RunFile run : runs) {
            sources.add(new RunSource(run.path(), run.sections().get(0)));
        }
        buffer.sort();
        sources.add(new BufferSource(buffer));
        return new Merge(sources);
    }

    void deleteAll() throws IOException {
        for (RunFile run : runs) {
            java.nio.file.Files.deleteIfExists(run.path());
        }
        runs.clear();
        buffer.clear();
    }
}
