/** Faults on purpose: the house plan's test looks whether the plan sees them. */
@NullMarked
package dev.almanac.planted.jobs;

import org.jspecify.annotations.NullMarked;
