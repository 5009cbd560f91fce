package dev.almanac.platform.scheduling;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.JobVersion;
import dev.almanac.platform.jobs.Network;
import dev.almanac.platform.jobs.PublicationMode;
import dev.almanac.platform.jobs.Visibility;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as a program sees it.
 *
 * @param recurrence null when it runs only by hand
 * @param nextDue null while nothing is due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        String name,
        String owner,
        Visibility visibility,
        PublicationMode publicationMode,
        boolean deleted,
        boolean paused,
        @Nullable Recurrence recurrence,
        @Nullable Instant nextDue,
        Version currentVersion) {

    /** An immutable version; the values of its environment are for the job's readers. */
    record Version(
            int number,
            String code,
            String codeName,
            String command,
            String outputDirectory,
            int timeoutMinutes,
            Network network,
            Map<String, String> environment,
            Instant created) {

        static Version of(JobVersion version) {
            return new Version(
                    version.number(),
                    version.codeSha256(),
                    version.codeName(),
                    version.command(),
                    version.outputDirectory(),
                    version.timeoutMinutes(),
                    version.network(),
                    version.environment(),
                    version.createdAt());
        }
    }

    static JobView of(Job job, Optional<Schedule> schedule) {
        return new JobView(
                job.name(),
                job.owner().displayName(),
                job.visibility(),
                job.publicationMode(),
                job.isDeleted(),
                schedule.filter(Schedule::isPaused).isPresent(),
                schedule.map(Schedule::recurrence).orElse(null),
                schedule.flatMap(Schedule::nextDue).orElse(null),
                Version.of(job.current()));
    }
}
