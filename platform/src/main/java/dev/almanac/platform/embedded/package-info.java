/**
 * The parts that a place of its own would run outside: PostgreSQL and S3, started as child processes over one data
 * folder. Begin with {@link dev.almanac.platform.embedded.AlmanacMain}; only start-up enters here.
 */
@NullMarked
package dev.almanac.platform.embedded;

import org.jspecify.annotations.NullMarked;
