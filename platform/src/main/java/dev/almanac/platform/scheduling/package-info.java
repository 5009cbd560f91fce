/**
 * When jobs run: schedules, their slots and what became of each, and the pages on which a job is made and seen as a
 * whole. Begin with {@link dev.almanac.platform.scheduling.Schedules}.
 */
@NullMarked
package dev.almanac.platform.scheduling;

import org.jspecify.annotations.NullMarked;
