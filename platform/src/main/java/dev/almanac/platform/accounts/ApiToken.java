package dev.almanac.platform.accounts;

import dev.almanac.platform.audit.Subject;
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
import org.jspecify.annotations.Nullable;

/** A secret by which a program acts for an account. */
@Entity
@Table(name = "api_token")
class ApiToken extends PanacheEntityBase {

    /** What every token begins with, so that one that leaked is recognised. */
    static final String PREFIX = "almanac_";

    private static final Duration USED_PRECISION = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @ManyToOne
    private Account account;

    private String name;

    @SuppressWarnings("unused") // read by queries alone
    private byte[] secretHash;

    private Instant createdAt;

    @Nullable private Instant expiresAt;

    @Nullable private Instant lastUsedAt;

    protected ApiToken() {}

    ApiToken(UUID id, Account account, String name, Secret secret, Instant createdAt, @Nullable Instant expiresAt) {
        this.id = id;
        this.account = account;
        this.name = name;
        this.secretHash = secret.hash();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    static Optional<ApiToken> withSecret(Secret secret) {
        return find("from ApiToken t join fetch t.account where t.secretHash = ?1", secret.hash())
                .firstResultOptional();
    }

    static Optional<ApiToken> of(Account account, UUID id) {
        return find("account = ?1 and id = ?2", account, id).firstResultOptional();
    }

    static List<ApiToken> of(Account account) {
        return list("account", Sort.ascending("name"), account);
    }

    static boolean isNameTaken(Account account, String name) {
        return count("account = ?1 and name = ?2", account, name) > 0;
    }

    boolean holds(Instant now) {
        return account.isEnabled() && (expiresAt == null || now.isBefore(expiresAt));
    }

    void used(Instant now) {
        if (lastUsedAt == null || now.isAfter(lastUsedAt.plus(USED_PRECISION))) {
            lastUsedAt = now;
        }
    }

    Account account() {
        return account;
    }

    Subject subject() {
        return new Subject("token", id.toString(), name);
    }

    ApiTokenLine line() {
        return new ApiTokenLine(id, name, createdAt, expiresAt, lastUsedAt);
    }
}
