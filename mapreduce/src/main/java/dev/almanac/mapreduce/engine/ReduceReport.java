package dev.almanac.mapreduce.engine;

/**
 * What became of one partition.
 *
 * @param partition which one
 * @param pairs how many it had
 * @param keys how many different ones
 * @param part its part of the output
 */
public record ReduceReport(int partition, long pairs, long keys, RunFile part) {}
