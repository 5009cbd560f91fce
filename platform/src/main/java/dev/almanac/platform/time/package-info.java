/**
 * The one source of the current time, and of the ids that are made from it. Whoever needs the time injects the
 * {@link java.time.Clock} that {@link dev.almanac.platform.time.SystemTime} produces; nothing else may ask the machine.
 */
@NullMarked
package dev.almanac.platform.time;

import org.jspecify.annotations.NullMarked;
