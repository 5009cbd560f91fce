/** JSON as it lies in memory: validated once, then read by skipping, without a parse. Begin with {@link JsonSlice}. */
@NullMarked
package dev.almanac.mapreduce.json;

import org.jspecify.annotations.NullMarked;
