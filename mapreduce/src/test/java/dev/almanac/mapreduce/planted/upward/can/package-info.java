/** A planted fault that HousePlanTest finds. It is never called. */
@NullMarked
package dev.almanac.mapreduce.planted.upward.can;

import org.jspecify.annotations.NullMarked;
