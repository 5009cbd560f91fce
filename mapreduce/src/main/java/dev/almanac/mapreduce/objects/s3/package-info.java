/** Buckets as roots of objects, and the only user of the S3 client. Begin with {@link S3Connection}. */
@NullMarked
package dev.almanac.mapreduce.objects.s3;

import org.jspecify.annotations.NullMarked;
