package dev.almanac.platform.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Why and when a job's manifest came to one of its revisions. */
@Entity
@Immutable
public class ManifestSwitch extends PanacheEntityBase {

    @Embeddable
    record Key(UUID jobId, long revision) {}

    @EmbeddedId
    private Key key;

    private Instant switchedAt;
    private String cause;

    protected ManifestSwitch() {}

    ManifestSwitch(UUID jobId, long revision, Instant switchedAt, String cause) {
        this.key = new Key(jobId, revision);
        this.switchedAt = switchedAt;
        this.cause = cause;
    }

    public long revision() {
        return key.revision();
    }

    public Instant switchedAt() {
        return switchedAt;
    }

    /** A few words for people. */
    public String cause() {
        return cause;
    }

    /** The latest first. */
    static List<ManifestSwitch> ofJob(UUID jobId, int most) {
        return ManifestSwitch.<ManifestSwitch>find("key.jobId = ?1 order by key.revision desc", jobId)
                .page(0, most)
                .list();
    }

    static Optional<ManifestSwitch> find(UUID jobId, long revision) {
        return findByIdOptional(new Key(jobId, revision));
    }
}
