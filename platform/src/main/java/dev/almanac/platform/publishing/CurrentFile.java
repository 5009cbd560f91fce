package dev.almanac.platform.publishing;

import static java.util.Objects.requireNonNull;

import dev.almanac.platform.jobs.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A file that a job shows now, with the publication that it came with. */
public record CurrentFile(PublishedFile file, Publication publication) {

    /** The job's current files by name. */
    static List<CurrentFile> ofJob(Job job) {
        Map<UUID, Publication> publications =
                Publication.ofJob(job).stream().collect(Collectors.toMap(Publication::id, Function.identity()));
        List<PublishedFile> files = PublishedFile.list(
                "select file from PublishedFile file, ManifestEntry entry where entry.key.jobId = ?1"
                        + " and entry.untilRevision is null and file.key.publicationId = entry.publicationId"
                        + " and file.key.name = entry.key.name",
                job.id());
        return files.stream()
                .sorted(Comparator.comparing(PublishedFile::name))
                .map(file -> new CurrentFile(file, requireNonNull(publications.get(file.publicationId()))))
                .toList();
    }

    /** The job's current file of that name. */
    static Optional<CurrentFile> find(Job job, String name) {
        return ManifestEntry.current(job.id(), name)
                .flatMap(entry -> PublishedFile.find(entry.publicationId(), name))
                .map(file -> new CurrentFile(file, Publication.findById(file.publicationId())));
    }

    /** The address at which the web application shows it. */
    public String address() {
        return PublicAddress.current(publication.job().name(), file.name());
    }

    /** The file's address inside the job's bucket. */
    String key() {
        return PublicationKeys.run(publication) + file.name();
    }
}
