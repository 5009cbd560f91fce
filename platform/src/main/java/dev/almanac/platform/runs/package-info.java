/**
 * Executions of jobs: the states of runs and their attempts, their order, their logs, and the watchdog that looks after
 * each attempt until it has ended. Begin with {@link dev.almanac.platform.runs.Runs}, then read {@code AttemptCare} for
 * the way of an attempt.
 */
@NullMarked
package dev.almanac.platform.runs;

import org.jspecify.annotations.NullMarked;
