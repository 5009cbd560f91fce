package dev.almanac.mapreduce.engine.local;

/** Hears how far a job is. Called by several threads. */
public interface Progress {
    /**
     * So far.
     *
     * @param storedBytes of the inputs that were read
     * @param records that were read
     */
    void mapped(long storedBytes, long records);

    /** So many partitions are reduced. */
    void reduced(int partitions);

    /** A process was lost and is replaced; the text says why. */
    void replaced(String reason);
}
