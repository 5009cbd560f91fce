package dev.almanac.platform.workers;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a run is about, as its command learns it from the {@code ALMANAC_*} variables.
 *
 * @param due the slot's time; for a run by hand, the time it was asked for
 * @param date the day to compute, in UTC
 * @param store where the measurement store is, as the platform sees it; a provider may show it at another address
 */
public record RunFacts(UUID runId, String job, Instant due, LocalDate date, URI store) {

    public RunFacts {
        if (!job.matches("[a-z0-9][a-z0-9-]{1,62}")) {
            throw new IllegalArgumentException(
                    "job must be a job's name, [a-z0-9][a-z0-9-]{1,62}, but was \"" + job + "\"");
        }
    }
}
