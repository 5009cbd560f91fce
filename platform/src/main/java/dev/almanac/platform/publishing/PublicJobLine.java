package dev.almanac.platform.publishing;

import java.time.Instant;
import java.util.List;

/**
 * A public job in the list of what everybody may see.
 *
 * @param fileCount how many files it shows now
 * @param sizeBytes those files together
 * @param updatedAt when the newest of its current files was published
 */
public record PublicJobLine(String name, long fileCount, long sizeBytes, Instant updatedAt) {

    static List<PublicJobLine> all() {
        return Publication.getEntityManager()
                .createQuery(
                        "select new dev.almanac.platform.publishing.PublicJobLine(job.name, count(*), sum(file.sizeBytes),"
                                + " max(publication.publishedAt)) from ManifestEntry entry, PublishedFile file,"
                                + " Publication publication join publication.job job where entry.untilRevision is null"
                                + " and file.key.publicationId = entry.publicationId and file.key.name = entry.key.name"
                                + " and publication.id = entry.publicationId"
                                + " and job.visibility = dev.almanac.platform.jobs.Visibility.PUBLIC"
                                + " group by job.name order by job.name",
                        PublicJobLine.class)
                .getResultList();
    }
}
