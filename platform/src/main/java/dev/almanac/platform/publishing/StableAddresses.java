package dev.almanac.platform.publishing;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.platform.jobs.Visibility;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Makes the copies at a job's stable addresses, {@code <job>/data/<file>}, the same as its current files. */
final class StableAddresses {

    private final JobBuckets buckets;
    private final ManifestSnapshot snapshot;

    StableAddresses(JobBuckets buckets, ManifestSnapshot snapshot) {
        this.buckets = buckets;
        this.snapshot = snapshot;
    }

    void update() {
        removeStale();
        Objects bucket = buckets.of(snapshot.visibility());
        Map<String, ManifestSnapshot.Copy> present = snapshot.stableCopiesIn(snapshot.visibility());
        for (ManifestDocument.File file : snapshot.document().files()) {
            ManifestSnapshot.Copy copy = present.get(file.name());
            if (copy == null || !copy.sha256().equals(file.sha256())) {
                bucket.copy(
                        snapshot.job() + "/" + file.path(),
                        bucket,
                        PublicationKeys.stable(snapshot.job(), file.name()));
                QuarkusTransaction.requiringNew()
                        .run(() -> StableCopy.put(snapshot.jobId(), file.name(), snapshot.visibility(), file.sha256()));
            }
        }
    }

    /** First, for a name that was a file may now be a folder. */
    private void removeStale() {
        Set<String> current = new HashSet<>();
        snapshot.document().files().forEach(file -> current.add(file.name()));
        for (ManifestSnapshot.Copy copy : snapshot.stableCopies()) {
            if (copy.storedIn() != snapshot.visibility() || !current.contains(copy.name())) {
                remove(copy.name(), copy.storedIn());
            }
        }
    }

    private void remove(String name, Visibility storedIn) {
        buckets.of(storedIn).delete(PublicationKeys.stable(snapshot.job(), name));
        QuarkusTransaction.requiringNew().run(() -> StableCopy.remove(snapshot.jobId(), name, storedIn));
    }
}
