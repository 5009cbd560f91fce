package dev.almanac.mapreduce.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What values are brought together by: a text, a number, or a tuple of these. Numbers come before texts, texts before
 * tuples. Numbers are in the order of their values, a whole one before a fraction of the same value; texts in the order
 * of their UTF-8 bytes; tuples by their first difference. {@link KeyCode} says the bytes.
 */
public final class Key implements Comparable<Key> {
    private final byte[] encoded;

    private Key(byte[] encoded) {
        this.encoded = encoded;
    }

    public static Key of(String text) {
        return new Key(KeyCode.encode(text));
    }

    public static Key of(long number) {
        return new Key(KeyCode.encode(number));
    }

    /** @throws IllegalArgumentException if it is not a number */
    public static Key of(double number) {
        return new Key(KeyCode.encode(number));
    }

    /**
     * A tuple of texts, whole numbers, fractions, and tuples as lists.
     *
     * @throws IllegalArgumentException if there is something else among them
     */
    public static Key of(Object first, Object second, Object... others) {
        List<Object> parts = new java.util.ArrayList<>(List.of(first, second));
        Collections.addAll(parts, others);
        return new Key(KeyCode.encode(parts));
    }

    /** The key that {@link #encoded} gave; the array is not copied. */
    public static Key ofEncoded(byte[] encoded) {
        return new Key(encoded);
    }

    /** The key as bytes, whose unsigned order is that of the keys; they must not be changed. */
    public byte[] encoded() {
        return encoded;
    }

    /**
     * The parts of a tuple; of any other key the one that it is: {@code String}, {@code Long}, {@code Double} or list.
     */
    public List<Object> parts() {
        Object decoded = KeyCode.decode(encoded);
        return decoded instanceof List<?> tuple ? List.copyOf(tuple) : List.of(decoded);
    }

    /** A tuple's part as text. */
    public String part(int index) {
        return parts().get(index).toString();
    }

    /** As it is written, with this between the parts of a tuple. */
    public String text(String fieldSeparator) {
        return text(KeyCode.decode(encoded), fieldSeparator);
    }

    private static String text(Object decoded, String fieldSeparator) {
        return decoded instanceof List<?> tuple
                ? tuple.stream().map(part -> text(part, fieldSeparator)).collect(Collectors.joining(fieldSeparator))
                : decoded.toString();
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(encoded, other.encoded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(encoded, key.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return text("\t");
    }
}
