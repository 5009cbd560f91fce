package dev.almanac.platform.accounts;

import dev.almanac.platform.audit.Actor;
import dev.almanac.platform.audit.Subject;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who may log in. An account is never deleted, for what it did keeps its name; it can be disabled. */
@Entity
@Table(name = "account")
public class Account extends PanacheEntityBase {

    @Id
    private UUID id;

    private String email;
    private String displayName;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String passwordHash;
    private boolean passwordIsOneTime;
    private Instant createdAt;

    @Nullable private Instant disabledAt;

    protected Account() {}

    /** A new account whose password holds for one log-in, in which it must be changed. */
    Account(UUID id, AccountDetails details, String oneTimePasswordHash, Instant createdAt) {
        this.id = id;
        this.email = details.email();
        this.displayName = details.displayName();
        this.role = details.role();
        this.passwordHash = oneTimePasswordHash;
        this.passwordIsOneTime = true;
        this.createdAt = createdAt;
    }

    static Optional<Account> withEmail(String email) {
        return find("email", EmailAddress.key(email)).firstResultOptional();
    }

    /** The account with this id, which nobody else can change until the transaction ends. */
    static Optional<Account> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static PanacheQuery<Account> byEmail() {
        return findAll(Sort.ascending("email"));
    }

    /** The administrators who can log in, locked until the transaction ends so that two cannot remove one another. */
    static List<Account> lockEnabledAdmins() {
        return find("role = ?1 and disabledAt is null", Sort.ascending("id"), Role.ADMIN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    void setPassword(String hash, boolean oneTime) {
        this.passwordHash = hash;
        this.passwordIsOneTime = oneTime;
    }

    void rename(String newDisplayName) {
        this.displayName = newDisplayName;
    }

    void take(Role newRole) {
        this.role = newRole;
    }

    void disable(Instant now) {
        this.disabledAt = now;
    }

    void enable() {
        this.disabledAt = null;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** Whether the password must be changed before anything else may be done. */
    public boolean passwordIsOneTime() {
        return passwordIsOneTime;
    }

    /** A UUID of version 7. */
    public UUID id() {
        return id;
    }

    /** In lower case; unique. */
    public String email() {
        return email;
    }

    /** The name that other people know the person by. */
    public String displayName() {
        return displayName;
    }

    public Role role() {
        return role;
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    public boolean isEnabled() {
        return disabledAt == null;
    }

    public Optional<Instant> disabledAt() {
        return Optional.ofNullable(disabledAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The account as the one who did something. */
    public Actor actor() {
        return Actor.account(id, email);
    }

    Subject subject() {
        return new Subject("account", id.toString(), email);
    }
}
