/** A planted fault that HousePlanTest finds. It is never called. */
@NullMarked
package dev.almanac.mapreduce.planted.upward.store;

import org.jspecify.annotations.NullMarked;
