package dev.almanac.mapreduce.can;

/** The bytes of a can, wherever they lie. */
public interface CanBytes {
    /** What messages call the can. */
    String name();

    /** Its length. */
    long sizeBytes();

    /** A part of it, whole: fewer bytes are a failure. */
    byte[] read(long offset, int length);
}
