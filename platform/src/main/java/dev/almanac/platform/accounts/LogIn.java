package dev.almanac.platform.accounts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One browser that is logged in to an account. Gone when it ended, so that its cookie is worth nothing any more. */
@Entity
@Table(name = "log_in")
class LogIn extends PanacheEntityBase {

    // A write for each request would cost more than it tells.
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @ManyToOne
    private Account account;

    @SuppressWarnings("unused") // read by queries alone
    private byte[] secretHash;

    private Instant createdAt;
    private Instant lastSeenAt;
    private Instant expiresAt;
    private String address;
    private String browser;

    protected LogIn() {}

    LogIn(UUID id, Account account, Secret secret, Client client, Instant now, Duration lifetime) {
        this.id = id;
        this.account = account;
        this.secretHash = secret.hash();
        this.createdAt = now;
        this.lastSeenAt = now;
        this.expiresAt = now.plus(lifetime);
        this.address = client.address();
        this.browser = client.browser();
    }

    static Optional<LogIn> withSecret(Secret secret) {
        return find("from LogIn l join fetch l.account where l.secretHash = ?1", secret.hash())
                .firstResultOptional();
    }

    static Optional<LogIn> of(Account account, UUID id) {
        return find("account = ?1 and id = ?2", account, id).firstResultOptional();
    }

    static List<LogIn> of(Account account) {
        return list("account", Sort.descending("lastSeenAt"), account);
    }

    static void endAllOf(Account account) {
        delete("account", account);
    }

    static void endOthersOf(Account account, UUID kept) {
        delete("account = ?1 and id <> ?2", account, kept);
    }

    /** Whether the log-in still holds: its account is enabled, and neither time nor idleness ended it. */
    boolean holds(Instant now, Duration idle) {
        return account.isEnabled() && now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(idle));
    }

    void seen(Instant now) {
        if (now.isAfter(lastSeenAt.plus(SEEN_PRECISION))) {
            lastSeenAt = now;
        }
    }

    UUID id() {
        return id;
    }

    Account account() {
        return account;
    }

    LogInLine line() {
        return new LogInLine(id, createdAt, lastSeenAt, expiresAt, address, browser);
    }
}
