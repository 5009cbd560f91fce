/**
 * The three buckets of an installation, on the S3 that the configuration names. Begin with
 * {@link dev.almanac.platform.buckets.Buckets}.
 */
@NullMarked
package dev.almanac.platform.buckets;

import org.jspecify.annotations.NullMarked;
