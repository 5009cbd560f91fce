package dev.almanac.platform.scheduling;

import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.JobVersion;
import dev.almanac.platform.runs.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with everything that its page shows.
 *
 * @param schedule null when it runs only by hand
 * @param versions the newest first
 * @param slots the latest first
 * @param runs the latest first
 */
record JobOverview(Job job, @Nullable Schedule schedule, List<JobVersion> versions, List<Slot> slots, List<Run> runs) {}
