package dev.almanac.platform.scheduling;

import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * A job in a list.
 *
 * @param schedule null when it runs only by hand
 * @param lastRun null before the first
 */
public record JobLine(
        Job job, @Nullable Schedule schedule, @Nullable Run lastRun) {}
