package dev.almanac.platform.publishing;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.audit.Audit;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.web.ConflictProblem;
import dev.almanac.platform.web.NotFoundProblem;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Publishes what successful runs made, and takes it back. A switch of what is current is one transaction; the buckets
 * follow it by {@link Synchroniser}.
 */
@ApplicationScoped
public class Publications {

    private final JobBuckets buckets;
    private final PublishingConfig config;
    private final Audit audit;
    private final Clock clock;

    Publications(JobBuckets buckets, PublishingConfig config, Audit audit, Clock clock) {
        this.buckets = buckets;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    void emptySpool(@Observes StartupEvent start) throws IOException {
        Files.createDirectories(config.spool());
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(config.spool(), "*.spool")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    /** Begins to bring an attempt's files to its own prefix; nothing of it is visible before {@link #publish}. */
    public OutputStaging stage(Job job, UUID runId, int attemptNumber) {
        return new OutputStaging(
                job.visibility(),
                buckets.of(job.visibility()),
                PublicationKeys.run(job.name(), runId, attemptNumber),
                config);
    }

    /**
     * Makes the staged files of a run a publication and switches the job's manifest to it, in the caller's transaction,
     * which is the one that ends the run.
     *
     * @throws RefusedOutputException if the files cannot stand beside those that are current
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = RefusedOutputException.class)
    public void publish(Job job, Provenance provenance, StagedOutput output) throws RefusedOutputException {
        Manifest manifest = Manifest.lock(job.id());
        CurrentFiles before = current(job);
        Publication publication = new Publication(job, provenance, output, clock.instant());
        CurrentFiles after = before.with(
                job.publicationMode(),
                publication.origin(),
                output.files().stream().map(StagedFile::name).toList());
        publication.persist();
        output.files().forEach(file -> new PublishedFile(publication.id(), file).persist());
        // The rows must be there before the manifest's entries refer to them.
        Publication.flush();
        switchTo(job, manifest, before, after, "published by run " + publication.id());
    }

    /**
     * Shows what was current at an earlier (or, after a roll-back, a later) revision of the manifest again.
     * Publications that this takes out are held: a later switch can bring them back.
     */
    @Transactional
    public void rollBack(Job job, long revision, Account who) {
        Manifest manifest = Manifest.lock(job.id());
        if (ManifestSwitch.find(job.id(), revision).isEmpty()) {
            throw new NotFoundProblem("revision " + revision + " of what " + job.name() + " shows");
        }
        CurrentFiles before = current(job);
        CurrentFiles then = filesOf(job, ManifestEntry.at(job.id(), revision));
        switchTo(job, manifest, before, then, "rolled back to revision " + revision);
        heldAfter(before, then).forEach(Publication::hold);
        audit.record(who.actor(), "rolled back", job.subject(), Map.of("to revision", Long.toString(revision)));
    }

    private static List<Publication> heldAfter(CurrentFiles before, CurrentFiles then) {
        return before.byName().values().stream()
                .map(Origin::publicationId)
                .distinct()
                .filter(id -> then.byName().values().stream()
                        .noneMatch(origin -> origin.publicationId().equals(id)))
                .map(id -> Publication.<Publication>findById(id))
                .filter(publication -> !publication.isWithdrawn())
                .toList();
    }

    /**
     * Takes a publication back for good: it is no longer current anywhere, and its files are removed from the bucket.
     */
    @Transactional
    public void withdraw(Job job, UUID publicationId, Account who) {
        Manifest manifest = Manifest.lock(job.id());
        Publication publication = require(job, publicationId);
        if (publication.isWithdrawn()) {
            throw new ConflictProblem("This publication was withdrawn already.");
        }
        CurrentFiles before = current(job);
        publication.withdraw();
        CurrentFiles after = before.without(publicationId, formerOrigins(job, publication));
        switchTo(job, manifest, before, after, "withdrew run " + publicationId);
        audit.record(who.actor(), "withdrew", publication.subject());
    }

    /** For each name of a publication the best other origin that may show under it. */
    private static Function<String, Optional<Origin>> formerOrigins(Job job, Publication withdrawn) {
        List<Publication> others = Publication.ofJob(job).stream()
                .filter(other -> !other.equals(withdrawn))
                .filter(other ->
                        other.state() == PublicationState.CURRENT || other.state() == PublicationState.SUPERSEDED)
                .toList();
        Map<String, Origin> best = new HashMap<>();
        for (Publication other : others) {
            PublishedFile.of(other)
                    .forEach(file ->
                            best.merge(file.name(), other.origin(), (one, two) -> one.compareTo(two) >= 0 ? one : two));
        }
        return name -> Optional.ofNullable(best.get(name));
    }

    private void switchTo(Job job, Manifest manifest, CurrentFiles before, CurrentFiles after, String cause) {
        long revision = manifest.advance();
        new ManifestSwitch(job.id(), revision, clock.instant(), cause).persist();
        ManifestEntry.current(job.id()).stream()
                .filter(entry -> !isSame(entry, after))
                .forEach(entry -> entry.end(revision));
        ManifestEntry.flush();
        after.byName().forEach((name, origin) -> {
            if (!origin.equals(before.byName().get(name))) {
                new ManifestEntry(job.id(), name, revision, origin.publicationId()).persist();
            }
        });
        settleStates(job, after);
    }

    private static boolean isSame(ManifestEntry entry, CurrentFiles after) {
        Origin origin = after.byName().get(entry.name());
        return origin != null && origin.publicationId().equals(entry.publicationId());
    }

    private static void settleStates(Job job, CurrentFiles after) {
        var showing =
                after.byName().values().stream().map(Origin::publicationId).collect(Collectors.toSet());
        for (Publication publication : Publication.ofJob(job)) {
            if (showing.contains(publication.id())) {
                publication.becomeCurrent();
            } else if (publication.state() == PublicationState.CURRENT) {
                publication.becomeSuperseded();
            }
        }
    }

    private static CurrentFiles current(Job job) {
        return filesOf(job, ManifestEntry.current(job.id()));
    }

    /** Entries of publications that were withdrawn since do not come back. */
    private static CurrentFiles filesOf(Job job, List<ManifestEntry> entries) {
        Map<UUID, Publication> publications =
                Publication.ofJob(job).stream().collect(Collectors.toMap(Publication::id, Function.identity()));
        Map<String, Origin> byName = new HashMap<>();
        for (ManifestEntry entry : entries) {
            Publication publication = publications.get(entry.publicationId());
            if (publication != null && !publication.isWithdrawn()) {
                byName.put(entry.name(), publication.origin());
            }
        }
        return CurrentFiles.of(byName);
    }

    /** The job's publications, the newest first. */
    public List<Publication> of(Job job) {
        return Publication.ofJob(job);
    }

    /** The publication that a run made, if it made one. */
    public Optional<Publication> ofRun(UUID runId) {
        return Publication.findByIdOptional(runId);
    }

    Publication require(Job job, UUID publicationId) {
        return Publication.find(job, publicationId)
                .orElseThrow(() -> new NotFoundProblem("a publication of " + job.name() + " by that run"));
    }
}
