/**
 * Measurements in partitions: the layout of datasets, what a filter chooses of them, line files as they came, import
 * and seals. Begin with {@link Store}.
 */
@NullMarked
package dev.almanac.mapreduce.store;

import org.jspecify.annotations.NullMarked;
