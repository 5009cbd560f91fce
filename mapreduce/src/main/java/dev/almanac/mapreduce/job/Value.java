package dev.almanac.mapreduce.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is emitted under a key: a whole number, a fraction, a text, or bytes of the author's own. */
public final class Value {
    private static final byte LONG = 1;
    private static final byte DOUBLE = 2;
    private static final byte TEXT = 3;
    private static final byte BYTES = 4;

    private final byte[] encoded;

    private Value(byte[] encoded) {
        this.encoded = encoded;
    }

    public static Value of(long value) {
        return new Value(ByteBuffer.allocate(9).put(LONG).putLong(value).array());
    }

    public static Value of(double value) {
        return new Value(ByteBuffer.allocate(9).put(DOUBLE).putDouble(value).array());
    }

    public static Value of(String value) {
        return tagged(TEXT, value.getBytes(StandardCharsets.UTF_8));
    }

    public static Value of(byte[] value) {
        return tagged(BYTES, value);
    }

    private static Value tagged(byte tag, byte[] content) {
        return new Value(
                ByteBuffer.allocate(content.length + 1).put(tag).put(content).array());
    }

    /** The value that {@link #encoded} gave; the array is not copied. */
    public static Value ofEncoded(byte[] encoded) {
        if (encoded.length == 0 || encoded[0] < LONG || encoded[0] > BYTES) {
            throw new IllegalArgumentException("these are not the bytes of a value");
        }
        return new Value(encoded);
    }

    /** The value as bytes; they must not be changed. */
    public byte[] encoded() {
        return encoded;
    }

    /** The whole number. @throws IllegalStateException if it is none */
    public long asLong() {
        require(LONG);
        return ByteBuffer.wrap(encoded).getLong(1);
    }

    /** The number, whole or not. @throws IllegalStateException if it is none */
    public double asDouble() {
        if (encoded[0] == LONG) {
            return asLong();
        }
        require(DOUBLE);
        return ByteBuffer.wrap(encoded).getDouble(1);
    }

    /** The bytes. @throws IllegalStateException if it has none */
    public byte[] asBytes() {
        require(BYTES);
        return Arrays.copyOfRange(encoded, 1, encoded.length);
    }

    private void require(byte tag) {
        if (encoded[0] != tag) {
            throw new IllegalStateException("the value is of another kind: " + this);
        }
    }

    /** As it comes out of a job without reduce: a text as it is, a number in decimals, bytes as UTF-8. */
    @Override
    public String toString() {
        return switch (encoded[0]) {
            case LONG -> Long.toString(asLong());
            case DOUBLE -> Double.toString(asDouble());
            default -> new String(encoded, 1, encoded.length - 1, StandardCharsets.UTF_8);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value value && Arrays.equals(encoded, value.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }
}
