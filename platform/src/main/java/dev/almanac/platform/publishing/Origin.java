package dev.almanac.platform.publishing;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Where a published file came from. Of two origins of one name the later slot's counts, and in a tie the later
 * attempt's.
 *
 * @param publicationId the publication, whose id is the run's
 * @param due the time of the slot that the run was for
 * @param attemptId the attempt that made it; ids of version 7 sort by time
 */
record Origin(UUID publicationId, Instant due, UUID attemptId) implements Comparable<Origin> {

    private static final Comparator<Origin> ORDER =
            // As text, for UUID compares its halves as signed numbers.
            Comparator.comparing(Origin::due)
                    .thenComparing(origin -> origin.attemptId().toString());

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }
}
