/** The {@code almanac} command line; nothing below it prints or exits. Begin with {@link Almanac}. */
@NullMarked
package dev.almanac.mapreduce.cli;

import org.jspecify.annotations.NullMarked;
