package dev.almanac.platform.publishing;

import java.time.Instant;
import java.util.UUID;

/** A publication in a list, as a program sees it. */
record PublicationLine(UUID run, Instant due, Instant published, PublicationState state, int files, long sizeBytes) {

    static PublicationLine of(Publication publication) {
        return new PublicationLine(
                publication.id(),
                publication.dueAt(),
                publication.publishedAt(),
                publication.state(),
                publication.fileCount(),
                publication.sizeBytes());
    }
}
