package dev.almanac.platform.jobs;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The fact that an account uploaded an archive; without it, knowing a digest gives no right to the code. */
@Entity
@Immutable
public class CodeUpload extends PanacheEntityBase {

    @Id
    private UUID id;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;

    private UUID accountId;

    private String fileName;

    private Instant uploadedAt;

    protected CodeUpload() {}

    CodeUpload(UUID id, String sha256, UUID accountId, String fileName, Instant uploadedAt) {
        this.id = id;
        this.sha256 = sha256;
        this.accountId = accountId;
        this.fileName = fileName;
        this.uploadedAt = uploadedAt;
    }

    static Optional<CodeUpload> find(String sha256, UUID accountId) {
        return find("sha256 = ?1 and accountId = ?2", sha256, accountId).firstResultOptional();
    }

    public UUID id() {
        return id;
    }

    public String sha256() {
        return sha256;
    }

    public UUID accountId() {
        return accountId;
    }

    /** What the archive was called on the uploader's machine; for people only. */
    public String fileName() {
        return fileName;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
