package dev.almanac.platform.workers;

import java.util.Arrays;

/**
 * A stretch of a worker's log.
 *
 * @param offset of the first byte, counted in all bytes that the command wrote
 * @param bytes as they came; text in no particular encoding, cut anywhere
 * @param omittedBefore how many bytes between the offset asked for and {@code offset} were left out by the cap
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below; a log is too big to wrap
public record LogPart(long offset, byte[] bytes, long omittedBefore) {

    public LogPart {
        if (offset < 0 || omittedBefore < 0 || omittedBefore > offset) {
            throw new IllegalArgumentException("a log part's offset, " + offset + ", and the bytes left out before it, "
                    + omittedBefore + ", must not be negative, nor the second above the first");
        }
    }

    /** The empty part at {@code offset}. */
    public static LogPart none(long offset) {
        return new LogPart(offset, new byte[0], 0);
    }

    /** Where the next part begins. */
    public long nextOffset() {
        return offset + bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogPart part
                && offset == part.offset
                && omittedBefore == part.omittedBefore
                && Arrays.equals(bytes, part.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(offset) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "LogPart[offset=" + offset + ", bytes=" + bytes.length + ", omittedBefore=" + omittedBefore + "]";
    }
}
