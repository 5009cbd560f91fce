package dev.almanac.mapreduce.can;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array that numbers and texts are packed into: whole numbers in groups of seven bits, the lowest first. */
final class PackedBytes {
    private byte[] bytes = new byte[256];
    private int size;

    PackedBytes number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("value must not be negative but was " + value);
        }
        long rest = value;
        while (rest >= 0x80) {
            one((byte) (rest | 0x80));
            rest >>>= 7;
        }
        return one((byte) rest);
    }

    /** Four bytes, the lowest first. */
    PackedBytes fixed(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            one((byte) (value >>> shift));
        }
        return this;
    }

    /** Eight bytes, the lowest first. */
    PackedBytes fixed(long value) {
        return fixed((int) value).fixed((int) (value >>> 32));
    }

    PackedBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).raw(utf8, 0, utf8.length);
    }

    PackedBytes one(byte value) {
        room(1);
        bytes[size++] = value;
        return this;
    }

    PackedBytes raw(byte[] source, int from, int length) {
        room(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
        return this;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length + (bytes.length >> 1)));
        }
    }

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }
}
