package dev.almanac.platform.jobs;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A checked tarball of analysis code in the private bucket, known by the digest of its bytes. */
@Entity
@Immutable
public class CodeArchive extends PanacheEntityBase {

    @Id
    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;

    private long sizeBytes;

    private String format;

    private int entryCount;
    private long unpackedBytes;
    private Instant storedAt;

    protected CodeArchive() {}

    CodeArchive(ArchiveSummary summary, Instant storedAt) {
        this.sha256 = summary.sha256();
        this.sizeBytes = summary.sizeBytes();
        this.format = extension(summary.format());
        this.entryCount = summary.entries();
        this.unpackedBytes = summary.unpackedBytes();
        this.storedAt = storedAt;
    }

    private static String extension(ArchiveFormat format) {
        return switch (format) {
            case TAR -> "tar";
            case TAR_GZ -> "tar.gz";
            case TAR_XZ -> "tar.xz";
            case TAR_LZ4 -> "tar.lz4";
            case TAR_ZSTD -> "tar.zst";
        };
    }

    static String key(String sha256) {
        return "code/" + sha256;
    }

    /** The SHA-256 of the archive as uploaded, 64 hex digits. */
    public String sha256() {
        return sha256;
    }

    /** The size of the archive as uploaded. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** As recognised by its first bytes, for example {@code tar.gz}. */
    public String format() {
        return format;
    }

    public int entryCount() {
        return entryCount;
    }

    public long unpackedBytes() {
        return unpackedBytes;
    }

    public Instant storedAt() {
        return storedAt;
    }
}
