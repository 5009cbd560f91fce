/** A planted fault that HousePlanTest finds. It is never called. */
@NullMarked
package dev.almanac.mapreduce.planted.rooms.util;

import org.jspecify.annotations.NullMarked;
