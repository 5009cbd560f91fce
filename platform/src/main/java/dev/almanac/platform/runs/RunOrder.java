package dev.almanac.platform.runs;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.jobs.JobVersion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run, and why.
 *
 * @param slotId null for a run by hand
 * @param due the slot's time, or now
 * @param requestedBy who asked for it by hand; null otherwise
 */
public record RunOrder(
        JobVersion version,
        @Nullable UUID slotId,
        RunCause cause,
        Instant due,
        @Nullable Account requestedBy) {

    public static RunOrder due(JobVersion version, UUID slotId, Instant due) {
        return new RunOrder(version, slotId, RunCause.DUE, due, null);
    }

    public static RunOrder byHand(JobVersion version, Instant now, Account requestedBy) {
        return new RunOrder(version, null, RunCause.BY_HAND, now, requestedBy);
    }
}
