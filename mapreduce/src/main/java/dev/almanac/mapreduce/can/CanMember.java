package dev.almanac.mapreduce.can;

/**
 * One file of the tar that a can is.
 *
 * @param name as tar shows it
 * @param firstFrame index of its first frame of records
 * @param frames how many frames of records it has
 * @param sizeBytes length of its text
 */
public record CanMember(String name, int firstFrame, int frames, long sizeBytes) {}
