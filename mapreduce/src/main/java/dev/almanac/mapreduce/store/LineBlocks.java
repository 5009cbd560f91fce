package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.RecordView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads the lines of a text, some at a time. A line is {@code key TAB json}, or JSON alone, whose key is then the
 * beginning of its own SHA-256. Empty lines are passed over.
 */
public final class LineBlocks implements RecordView, AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int MAX_LINE_BYTES = 64 << 20;
    private static final int KEY_DIGITS = 32;

    private final InputStream text;
    private final String file;
    private byte[] buffer = new byte[BLOCK_BYTES];
    private int used;
    private int consumed;
    private long bufferOffset;
    private boolean ended;
    private int[] lines = new int[64];
    private int[] froms = new int[64];
    private int[] tos = new int[64];
    private int count;

    public LineBlocks(InputStream text, String file) {
        this.text = text;
        this.file = file;
    }

    /** Reads the next records in place of the last ones. @return false if there are none */
    public boolean next() throws IOException {
        count = 0;
        while (count == 0 && !(ended && consumed == used)) {
            fill();
            findLines();
        }
        return count > 0;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, consumed, buffer, 0, used - consumed);
        bufferOffset += consumed;
        used -= consumed;
        consumed = 0;
        if (used == buffer.length) {
            if (used >= MAX_LINE_BYTES) {
                throw new IOException("%s: the line at byte %d is longer than 64 MiB".formatted(file, bufferOffset));
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        while (used < buffer.length && !ended) {
            int got = text.read(buffer, used, buffer.length - used);
            ended = got < 0;
            used += Math.max(0, got);
        }
    }

    private void findLines() {
        for (int i = consumed; i < used; i++) {
            if (buffer[i] == '\n') {
                addLine(i);
                consumed = i + 1;
            }
        }
        if (ended && consumed < used) {
            addLine(used);
            consumed = used;
        }
    }

    private void addLine(int end) {
        if (end == consumed) {
            return;
        }
        if (count == froms.length) {
            lines = Arrays.copyOf(lines, count * 2);
            froms = Arrays.copyOf(froms, count * 2);
            tos = Arrays.copyOf(tos, count * 2);
        }
        lines[count] = consumed;
        froms[count] = jsonFrom(end);
        tos[count] = end;
        count++;
    }

    private int jsonFrom(int end) {
        if (buffer[consumed] != '{') {
            for (int i = consumed; i < end; i++) {
                if (buffer[i] == '\t') {
                    return i + 1;
                }
            }
        }
        return consumed;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public byte[] text() {
        return buffer;
    }

    @Override
    public int from(int record) {
        return froms[record];
    }

    @Override
    public int to(int record) {
        return tos[record];
    }

    @Override
    public String key(int record) {
        if (froms[record] > lines[record]) {
            return new String(buffer, lines[record], froms[record] - 1 - lines[record], StandardCharsets.UTF_8);
        }
        MessageDigest sha256 = Digests.sha256();
        sha256.update(buffer, froms[record], tos[record] - froms[record]);
        return HexFormat.of().formatHex(sha256.digest()).substring(0, KEY_DIGITS);
    }

    @Override
    public long offset(int record) {
        return bufferOffset + lines[record];
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
