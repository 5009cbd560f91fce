/**
 * How fast the parts and the whole are, beside the limit of the machine and other engines. Begin with the script
 * {@code run}.
 */
@NullMarked
package dev.almanac.mapreduce.benchmarks;

import org.jspecify.annotations.NullMarked;
