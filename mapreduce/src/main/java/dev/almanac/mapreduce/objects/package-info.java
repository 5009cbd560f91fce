/**
 * Whole objects under one root, whether a folder or a bucket: list, read a range, write whole, write on a condition,
 * presign. Begin with {@code Objects}.
 */
@NullMarked
package dev.almanac.mapreduce.objects;

import org.jspecify.annotations.NullMarked;
