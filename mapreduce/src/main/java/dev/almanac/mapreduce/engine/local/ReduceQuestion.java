package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.RunFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What a child is asked to reduce.
 *
 * @param partition which partition
 * @param runs all runs, in the order in which they were committed
 * @param part where the part of the output goes
 */
record ReduceQuestion(int partition, List<RunFile> runs, Path part) {}
