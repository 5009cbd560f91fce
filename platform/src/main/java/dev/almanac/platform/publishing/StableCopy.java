package dev.almanac.platform.publishing;

import dev.almanac.platform.jobs.Visibility;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the platform last put at one stable address, {@code <job>/data/<file>}. */
@Entity
public class StableCopy extends PanacheEntityBase {

    @Embeddable
    record Key(
            UUID jobId,
            String name,
            @Enumerated(EnumType.STRING) Visibility storedIn) {}

    @EmbeddedId
    private Key key;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;

    protected StableCopy() {}

    private StableCopy(Key key, String sha256) {
        this.key = key;
        this.sha256 = sha256;
    }

    String name() {
        return key.name();
    }

    Visibility storedIn() {
        return key.storedIn();
    }

    String sha256() {
        return sha256;
    }

    static List<StableCopy> ofJob(UUID jobId) {
        return list("key.jobId", jobId);
    }

    static void put(UUID jobId, String name, Visibility storedIn, String sha256) {
        getEntityManager().merge(new StableCopy(new Key(jobId, name, storedIn), sha256));
    }

    static void remove(UUID jobId, String name, Visibility storedIn) {
        deleteById(new Key(jobId, name, storedIn));
    }
}
