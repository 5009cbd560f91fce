package dev.almanac.platform.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fact that a name showed a publication's file from one revision of the manifest until another, or still does. */
@Entity
public class ManifestEntry extends PanacheEntityBase {

    @Embeddable
    record Key(UUID jobId, String name, long fromRevision) {}

    @EmbeddedId
    private Key key;

    /** The first revision at which it no longer showed; null while it does. */
    @SuppressWarnings("UnusedVariable") // read by queries
    private @Nullable Long untilRevision;

    private UUID publicationId;

    protected ManifestEntry() {}

    ManifestEntry(UUID jobId, String name, long fromRevision, UUID publicationId) {
        this.key = new Key(jobId, name, fromRevision);
        this.publicationId = publicationId;
    }

    String name() {
        return key.name();
    }

    UUID publicationId() {
        return publicationId;
    }

    void end(long atRevision) {
        untilRevision = atRevision;
    }

    static List<ManifestEntry> current(UUID jobId) {
        return list("key.jobId = ?1 and untilRevision is null", jobId);
    }

    static List<ManifestEntry> at(UUID jobId, long revision) {
        return list(
                "key.jobId = ?1 and key.fromRevision <= ?2 and (untilRevision is null or untilRevision > ?2)",
                jobId,
                revision);
    }

    static Optional<ManifestEntry> current(UUID jobId, String name) {
        return find("key.jobId = ?1 and key.name = ?2 and untilRevision is null", jobId, name)
                .firstResultOptional();
    }
}
