package dev.almanac.mapreduce.can;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link PackedBytes} packed; what does not fit is a damage of the can at the offset of the whole. */
final class PackedReader {
    private final byte[] bytes;
    private final int end;
    private final String file;
    private final long fileOffset;
    private int at;

    PackedReader(byte[] bytes, int end, String file, long fileOffset) {
        this.bytes = bytes;
        this.end = end;
        this.file = file;
        this.fileOffset = fileOffset;
    }

    MalformedCanException damage(String reason) {
        return new MalformedCanException(file, fileOffset, reason);
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = one();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damage("a number of the index is too large");
    }

    int smallNumber(int max) {
        long value = number();
        if (value > max) {
            throw damage("a number of the index must be at most " + max + " but is " + value);
        }
        return (int) value;
    }

    int fixedInt() {
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (one() & 0xff) << shift;
        }
        return value;
    }

    long fixedLong() {
        return (fixedInt() & 0xffffffffL) | ((long) fixedInt() << 32);
    }

    String text() {
        return new String(raw(smallNumber(end)), StandardCharsets.UTF_8);
    }

    byte[] raw(int length) {
        int from = skip(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** Steps over so many bytes. @return where they begin */
    int skip(int length) {
        if (length > end - at) {
            throw damage("the index ends too early");
        }
        int from = at;
        at += length;
        return from;
    }

    private byte one() {
        return bytes[skip(1)];
    }

    void requireEnd() {
        if (at != end) {
            throw damage("the index has %d bytes too many".formatted(end - at));
        }
    }
}
