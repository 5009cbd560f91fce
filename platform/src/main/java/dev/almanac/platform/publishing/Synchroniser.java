package dev.almanac.platform.publishing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.PreconditionFailedException;
import dev.almanac.mapreduce.objects.PutCondition;
import dev.almanac.mapreduce.objects.PutOptions;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Visibility;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Makes a job's buckets show what the database says: first the files where its visibility wants them, then
 * {@code manifest.json}, then the copies at the stable addresses, and last the removal of what must no longer be there.
 * Each step can be done again, so whatever ends the platform in between, the next call goes on.
 */
@ApplicationScoped
public class Synchroniser {

    private static final Logger LOG = Logger.getLogger(Synchroniser.class);
    private static final int MOST_CONFLICTS = 5;

    private final JobBuckets buckets;
    private final ObjectMapper json;
    private final Clock clock;
    private final Lock oneAtATime = new ReentrantLock();

    Synchroniser(JobBuckets buckets, ObjectMapper json, Clock clock) {
        this.buckets = buckets;
        this.json = json;
        this.clock = clock;
    }

    /** Brings every job's buckets up to date whose last switch is not shown there yet. */
    public void synchroniseAll() {
        for (UUID jobId : QuarkusTransaction.requiringNew().call(Manifest::jobsToSynchronise)) {
            try {
                synchronise(jobId);
            } catch (RuntimeException e) {
                LOG.errorf(
                        e,
                        "The buckets of job %s do not show its newest publication yet; the next tick tries again",
                        jobId);
            }
        }
    }

    /**
     * Brings one job's buckets up to date.
     *
     * @throws dev.almanac.mapreduce.objects.ObjectsException if S3 fails; what was done stays done
     */
    public void synchronise(UUID jobId) {
        oneAtATime.lock();
        try {
            ManifestSnapshot snapshot = QuarkusTransaction.requiringNew().call(() -> ManifestSnapshot.of(jobId));
            moveMisplaced(snapshot);
            if (writeManifest(snapshot)) {
                new StableAddresses(buckets, snapshot).update();
                removeFromOtherBucket(snapshot);
                removeWithdrawn(snapshot);
            }
            QuarkusTransaction.requiringNew().run(() -> Manifest.lock(jobId).wasSynchronised(snapshot.revision()));
        } finally {
            oneAtATime.unlock();
        }
    }

    private void moveMisplaced(ManifestSnapshot snapshot) {
        for (ManifestSnapshot.Stored publication : snapshot.misplaced()) {
            Objects from = buckets.of(publication.storedIn());
            Objects to = buckets.of(snapshot.visibility());
            publication.keys().forEach(key -> from.copy(key, to, key));
            QuarkusTransaction.requiringNew().run(() -> Publication.<Publication>findById(publication.id())
                    .moveTo(snapshot.visibility()));
            publication.keys().forEach(from::delete);
        }
    }

    /** Returns false when the bucket already holds a later revision, whose writer does the rest. */
    private boolean writeManifest(ManifestSnapshot snapshot) {
        Objects bucket = buckets.of(snapshot.visibility());
        String key = PublicationKeys.manifest(snapshot.job());
        byte[] content = content(snapshot.document());
        for (int tries = 0; tries < MOST_CONFLICTS; tries++) {
            Optional<ObjectInfo> present = bucket.find(key);
            if (present.isPresent()) {
                long shown = revisionOf(bucket, present.get());
                if (shown >= snapshot.revision()) {
                    return shown == snapshot.revision();
                }
            }
            PutCondition unchanged =
                    present.map(object -> PutCondition.matches(object.etag())).orElse(PutCondition.ABSENT);
            try {
                bucket.put(key, content, options(unchanged));
                return true;
            } catch (PreconditionFailedException e) {
                LOG.debugf("The manifest of %s changed while it was written; looking again", snapshot.job());
            }
        }
        throw new IllegalStateException(
                "manifest.json of " + snapshot.job() + " changed " + MOST_CONFLICTS + " times while it was written");
    }

    private static PutOptions options(PutCondition condition) {
        return PutOptions.DEFAULT
                .withContentType("application/json")
                .withCacheControl("no-cache")
                .withCondition(condition);
    }

    private byte[] content(ManifestDocument document) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long revisionOf(Objects bucket, ObjectInfo manifest) {
        try {
            byte[] content = bucket.read(manifest.key(), 0, Math.toIntExact(manifest.sizeBytes()));
            return json.readTree(content).path("revision").asLong(0);
        } catch (IOException unreadable) {
            LOG.errorf(unreadable, "%s is damaged; it is written anew", manifest.key());
            return 0;
        }
    }

    private void removeFromOtherBucket(ManifestSnapshot snapshot) {
        Visibility other = snapshot.visibility() == Visibility.PUBLIC ? Visibility.PRIVATE : Visibility.PUBLIC;
        buckets.of(other).delete(PublicationKeys.manifest(snapshot.job()));
    }

    private void removeWithdrawn(ManifestSnapshot snapshot) {
        for (ManifestSnapshot.Stored publication : snapshot.toRemove()) {
            Objects bucket = buckets.of(publication.storedIn());
            publication.keys().forEach(bucket::delete);
            QuarkusTransaction.requiringNew().run(() -> Publication.<Publication>findById(publication.id())
                    .wasRemoved(clock.instant()));
        }
    }

    /** Whether the job's buckets show its newest revision. */
    boolean isUpToDate(Job job) {
        return Manifest.ofJob(job.id())
                .map(manifest -> manifest.synchronisedRevision() == manifest.revision())
                .orElse(true);
    }
}
