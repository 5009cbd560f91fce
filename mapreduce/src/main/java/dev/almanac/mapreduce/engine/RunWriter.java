package dev.almanac.mapreduce.engine;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes sorted pairs to a file, partition by partition. */
final class RunWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path path;
    private final CRC32C checksum = new CRC32C();
    private final DataOutputStream out;
    private final List<RunFile.Section> sections = new ArrayList<>();
    private long written;
    private long sectionStart;

    RunWriter(Path path) throws IOException {
        this.path = path;
        OutputStream file = Files.newOutputStream(path);
        this.out =
                new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(file, BUFFER_BYTES), checksum));
    }

    /** Writes a whole sorted buffer. */
    static RunFile write(PairBuffer sorted, int partitions, Path path) throws IOException {
        try (RunWriter writer = new RunWriter(path)) {
            int next = 0;
            for (int partition = 0; partition < partitions; partition++) {
                for (; next < sorted.count() && sorted.partition(next) == partition; next++) {
                    writer.write(
                            sorted.arena(),
                            sorted.keyFrom(next),
                            sorted.keyLength(next),
                            sorted.split(next),
                            sorted.arena(),
                            sorted.valueFrom(next),
                            sorted.valueLength(next));
                }
                writer.endSection();
            }
            return writer.finish();
        }
    }

    void write(byte[] key, int keyFrom, int keyLength, int split, byte[] value, int valueFrom, int valueLength)
            throws IOException {
        out.writeInt(split);
        out.writeInt(keyLength);
        out.writeInt(valueLength);
        out.write(key, keyFrom, keyLength);
        out.write(value, valueFrom, valueLength);
        written += 12L + keyLength + valueLength;
    }

    void endSection() {
        sections.add(new RunFile.Section(sectionStart, written - sectionStart, (int) checksum.getValue()));
        checksum.reset();
        sectionStart = written;
    }

    RunFile finish() throws IOException {
        out.flush();
        return new RunFile(path, sections);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
