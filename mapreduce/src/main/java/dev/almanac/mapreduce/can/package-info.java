/** The can: one immutable file of records, as FORMAT.md says. Begin with {@link CanWriter} and {@link CanReader}. */
@NullMarked
package dev.almanac.mapreduce.can;

import org.jspecify.annotations.NullMarked;
