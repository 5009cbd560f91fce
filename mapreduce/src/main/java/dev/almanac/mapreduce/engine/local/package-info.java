/**
 * The engine on one machine: a parent that plans and counts, and child processes that map and reduce. Begin with
 * {@link LocalEngine}.
 */
@NullMarked
package dev.almanac.mapreduce.engine.local;

import org.jspecify.annotations.NullMarked;
