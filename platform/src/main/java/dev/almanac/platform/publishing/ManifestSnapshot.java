package dev.almanac.platform.publishing;

import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Visibility;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a job's buckets should show, read in one transaction.
 *
 * @param misplaced publications whose files lie in the wrong bucket
 * @param toRemove withdrawn publications whose files still lie in a bucket
 * @param stableCopies what lies at the stable addresses
 */
record ManifestSnapshot(
        UUID jobId,
        String job,
        Visibility visibility,
        long revision,
        ManifestDocument document,
        List<Stored> misplaced,
        List<Stored> toRemove,
        List<Copy> stableCopies) {

    /** Where a publication's files lie. */
    record Stored(UUID id, Visibility storedIn, List<String> keys) {

        static Stored of(Publication publication) {
            String prefix = PublicationKeys.run(publication);
            return new Stored(
                    publication.id(),
                    publication.storedIn(),
                    PublishedFile.of(publication).stream()
                            .map(file -> prefix + file.name())
                            .toList());
        }
    }

    /** What lies at one stable address. */
    record Copy(String name, Visibility storedIn, String sha256) {}

    static ManifestSnapshot of(UUID jobId) {
        Job job = Job.findById(jobId);
        Manifest manifest = Manifest.lock(jobId);
        return new ManifestSnapshot(
                jobId,
                job.name(),
                job.visibility(),
                manifest.revision(),
                ManifestDocument.of(job, manifest.revision(), CurrentFile.ofJob(job)),
                Publication.misplaced(job).stream().map(Stored::of).toList(),
                Publication.toRemove(job).stream().map(Stored::of).toList(),
                StableCopy.ofJob(jobId).stream()
                        .map(copy -> new Copy(copy.name(), copy.storedIn(), copy.sha256()))
                        .toList());
    }

    /** The copies in one bucket by name. */
    Map<String, Copy> stableCopiesIn(Visibility bucket) {
        return stableCopies.stream()
                .filter(copy -> copy.storedIn() == bucket)
                .collect(Collectors.toMap(Copy::name, Function.identity()));
    }
}
