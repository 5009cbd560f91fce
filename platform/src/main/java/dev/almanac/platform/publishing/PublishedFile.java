package dev.almanac.platform.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One file of a publication. */
@Entity
@Immutable
public class PublishedFile extends PanacheEntityBase {

    /** A name is unique within its publication. */
    @Embeddable
    record Key(UUID publicationId, String name) {}

    @EmbeddedId
    private Key key;

    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;

    private String mediaType;

    protected PublishedFile() {}

    PublishedFile(UUID publicationId, StagedFile file) {
        this.key = new Key(publicationId, file.name());
        this.sizeBytes = file.sizeBytes();
        this.sha256 = file.sha256();
        this.mediaType = file.mediaType();
    }

    public UUID publicationId() {
        return key.publicationId();
    }

    /** The path below the output directory. */
    public String name() {
        return key.name();
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** 64 hex digits. */
    public String sha256() {
        return sha256;
    }

    public String mediaType() {
        return mediaType;
    }

    public boolean isImage() {
        return MediaTypes.isImage(mediaType);
    }

    static List<PublishedFile> of(Publication publication) {
        return list("key.publicationId = ?1 order by key.name", publication.id());
    }

    static Optional<PublishedFile> find(UUID publicationId, String name) {
        return findByIdOptional(new Key(publicationId, name));
    }
}
