package dev.almanac.mapreduce.can;

/**
 * One entry of a can's index: a frame of whole records, and the block of their keys.
 *
 * @param offset of the frame, in bytes from the can's beginning
 * @param storedBytes length of the frame as it lies in the can
 * @param contentBytes length of its records' text
 * @param checksum of that text, XXH32
 * @param records how many
 * @param keysOffset of the block of keys
 * @param keysStoredBytes length of that block as it lies in the can
 * @param firstKey of the frame's records the lowest key
 * @param lastKey the highest
 */
public record CanFrame(
        long offset,
        int storedBytes,
        int contentBytes,
        int checksum,
        int records,
        long keysOffset,
        int keysStoredBytes,
        String firstKey,
        String lastKey) {}
