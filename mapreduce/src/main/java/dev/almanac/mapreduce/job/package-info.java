/**
 * What an author of a job writes against; it stays as it is. Begin with {@link Job}, then {@link Combining} and
 * {@link Reducing}.
 */
@NullMarked
package dev.almanac.mapreduce.job;

import org.jspecify.annotations.NullMarked;
