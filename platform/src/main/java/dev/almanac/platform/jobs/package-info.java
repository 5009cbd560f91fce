/**
 * What an analyst wants done: jobs, their immutable versions and the code archives behind them. Begin with
 * {@link dev.almanac.platform.jobs.Jobs}.
 */
@NullMarked
package dev.almanac.platform.jobs;

import org.jspecify.annotations.NullMarked;
