package dev.almanac.mapreduce.json;

/** A text is not the JSON that it should be. */
public final class MalformedJsonException extends RuntimeException {
    private final int offset;

    public MalformedJsonException(int offset, String reason) {
        super(reason + " at byte " + offset + " of the JSON text");
        this.offset = offset;
    }

    /** Where the fault is, in bytes from the beginning of the text. */
    public int offset() {
        return offset;
    }
}
