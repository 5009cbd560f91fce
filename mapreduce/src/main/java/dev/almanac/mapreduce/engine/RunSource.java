package dev.almanac.mapreduce.engine;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** The pairs of one section of a run, checked against its checksum at its end. */
final class RunSource implements PairSource {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final RunFile.Section section;
    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private final DataInputStream in;
    private long left;
    private int split;
    private byte[] key = new byte[64];
    private int keyLength;
    private byte[] value = new byte[64];
    private int valueLength;

    RunSource(Path path, RunFile.Section section) throws IOException {
        this.path = path;
        this.section = section;
        this.left = section.length();
        this.channel = FileChannel.open(path);
        channel.position(section.offset());
        this.in = new DataInputStream(new CheckedInputStream(
                new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES), checksum));
    }

    @Override
    public boolean next() throws IOException {
        if (left == 0) {
            if ((int) checksum.getValue() != section.checksum()) {
                throw new IOException("the sorted pairs in " + path + " are damaged");
            }
            return false;
        }
        split = in.readInt();
        keyLength = in.readInt();
        valueLength = in.readInt();
        left -= 12L + keyLength + valueLength;
        if (keyLength < 0 || valueLength < 0 || left < 0) {
            throw new IOException("the sorted pairs in " + path + " are damaged");
        }
        if (key.length < keyLength) {
            key = new byte[keyLength * 2];
        }
        if (value.length < valueLength) {
            value = new byte[valueLength];
        }
        in.readFully(key, 0, keyLength);
        in.readFully(value, 0, valueLength);
        return true;
    }

    @Override
    public byte[] keyBytes() {
        return key;
    }

    @Override
    public int keyFrom() {
        return 0;
    }

    @Override
    public int keyLength() {
        return keyLength;
    }

    @Override
    public int split() {
        return split;
    }

    @Override
    public byte[] value() {
        return Arrays.copyOf(value, valueLength);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
