package dev.almanac.platform.publishing;

import dev.almanac.platform.jobs.Job;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The form of {@code manifest.json}: what a job shows now.
 *
 * @param job its name
 * @param revision counts the switches; of two documents the one with the larger number is the newer
 * @param files by name
 */
record ManifestDocument(String job, long revision, List<File> files) {

    /**
     * One current file.
     *
     * @param path its immutable address, relative to the manifest
     * @param due the time of the slot that the run was for
     * @param provenance the address of its provenance on the platform, relative to the job's public page
     */
    record File(
            String name,
            long sizeBytes,
            String sha256,
            String mediaType,
            String path,
            UUID run,
            Instant due,
            String provenance) {

        static File of(CurrentFile current) {
            Publication publication = current.publication();
            PublishedFile file = current.file();
            return new File(
                    file.name(),
                    file.sizeBytes(),
                    file.sha256(),
                    file.mediaType(),
                    current.key().substring(publication.job().name().length() + 1),
                    publication.id(),
                    publication.dueAt(),
                    "runs/" + publication.id() + "/provenance.json");
        }
    }

    static ManifestDocument of(Job job, long revision, List<CurrentFile> current) {
        return new ManifestDocument(
                job.name(), revision, current.stream().map(File::of).toList());
    }
}
