/**
 * The one source of the current time. Whoever needs it injects the {@link java.time.Clock} that
 * {@link dev.almanac.platform.time.SystemTime} produces; nothing else may ask the machine.
 */
@NullMarked
package dev.almanac.platform.time;

import org.jspecify.annotations.NullMarked;
