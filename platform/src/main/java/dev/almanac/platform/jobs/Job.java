package dev.almanac.platform.jobs;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.audit.Subject;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An analysis that runs again and again under one name, which is also its public path. */
@Entity
public class Job extends PanacheEntityBase {

    /** What a name may look like. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

    @Id
    private UUID id;

    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private Account owner;

    @Enumerated(EnumType.STRING)
    private Visibility visibility;

    @Enumerated(EnumType.STRING)
    private PublicationMode publicationMode;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable JobVersion currentVersion;

    private Instant createdAt;
    private @Nullable Instant deletedAt;

    protected Job() {}

    Job(UUID id, JobDraft draft, Account owner, Instant createdAt) {
        this.id = id;
        this.name = draft.name();
        this.owner = owner;
        this.visibility = draft.visibility();
        this.publicationMode = draft.publicationMode();
        this.createdAt = createdAt;
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    /** The version that the next run executes. */
    public JobVersion current() {
        if (currentVersion == null) {
            throw new IllegalStateException("job " + name + " has no version yet");
        }
        return currentVersion;
    }

    /** Whether the account may see the job, its code, its runs and its logs: its owner and administrators may. */
    public boolean isReadableBy(Account account) {
        return account.isAdmin() || owner.id().equals(account.id());
    }

    void settle(Visibility newVisibility, PublicationMode newMode) {
        this.visibility = newVisibility;
        this.publicationMode = newMode;
    }

    void makeCurrent(JobVersion version) {
        this.currentVersion = version;
    }

    void delete(Instant now) {
        this.deletedAt = now;
    }

    public Subject subject() {
        return new Subject("job", id.toString(), name);
    }

    static Optional<Job> named(String name) {
        return find("name", name).firstResultOptional();
    }

    static Optional<Job> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    static List<Job> ownedBy(Account owner) {
        return list("owner = ?1 and deletedAt is null order by name", owner);
    }

    static List<Job> allLiving() {
        return list("deletedAt is null order by name");
    }

    public UUID id() {
        return id;
    }

    /** Unique and fixed, also after the job was deleted. */
    public String name() {
        return name;
    }

    public Account owner() {
        return owner;
    }

    public Visibility visibility() {
        return visibility;
    }

    public PublicationMode publicationMode() {
        return publicationMode;
    }

    /** The version that the next run executes; null only while the job is being made. */
    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }
}
