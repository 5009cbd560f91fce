package dev.almanac.mapreduce.objects;

/** The rule for ranges of an object, checked at the door. */
public final class ObjectRange {
    private static final int MAX_READ_BYTES = 1 << 30;

    private ObjectRange() {}

    /** Refuses negative offsets and lengths. */
    public static void requireValid(long offset, long length) {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative but was " + offset);
        }
        if (length < 0) {
            throw new IllegalArgumentException("length must not be negative but was " + length);
        }
    }

    /** Refuses also what is too long for memory. */
    public static void requireReadable(long offset, long length) {
        requireValid(offset, length);
        if (length > MAX_READ_BYTES) {
            throw new IllegalArgumentException("length must be at most " + MAX_READ_BYTES + " bytes but was " + length);
        }
    }
}
