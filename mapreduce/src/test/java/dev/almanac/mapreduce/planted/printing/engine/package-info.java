/** A planted fault that HousePlanTest finds. It is never called. */
@NullMarked
package dev.almanac.mapreduce.planted.printing.engine;

import org.jspecify.annotations.NullMarked;
