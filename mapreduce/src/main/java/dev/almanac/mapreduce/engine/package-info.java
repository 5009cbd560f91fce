/**
 * The steps of a MapReduce, whatever runs them: splits of the data, sorted runs of pairs, their merge, the report.
 * Begin with {@link SplitPlan}, {@link MapTask} and {@link ReduceTask}.
 */
@NullMarked
package dev.almanac.mapreduce.engine;

import org.jspecify.annotations.NullMarked;
