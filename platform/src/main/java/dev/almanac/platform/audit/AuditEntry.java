package dev.almanac.platform.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One thing that was done. The database refuses to change or delete it. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry extends PanacheEntityBase {

    private static final Sort NEWEST_FIRST = Sort.descending("id");

    @Id
    private UUID id;

    private Instant recordedAt;

    @Nullable private UUID accountId;

    @Nullable private String accountEmail;

    private String what;
    private String subjectKind;
    private String subjectId;
    private String subjectName;

    @Column(columnDefinition = "jsonb")
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> details;

    protected AuditEntry() {}

    AuditEntry(UUID id, Instant recordedAt, Actor who, String what, Subject subject, Map<String, String> details) {
        this.id = id;
        this.recordedAt = recordedAt;
        this.accountId = who.accountId();
        this.accountEmail = who.email();
        this.what = what;
        this.subjectKind = subject.kind();
        this.subjectId = subject.id();
        this.subjectName = subject.name();
        this.details = details;
    }

    /** Entries that fit the filter, the newest first. */
    static PanacheQuery<AuditEntry> fitting(AuditFilter filter) {
        return find(filter.query(), NEWEST_FIRST, filter.parameters());
    }

    AuditLine line() {
        return new AuditLine(
                id,
                recordedAt,
                new Actor(accountId, accountEmail),
                what,
                new Subject(subjectKind, subjectId, subjectName),
                details);
    }
}
