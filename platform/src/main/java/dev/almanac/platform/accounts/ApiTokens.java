package dev.almanac.platform.accounts;

import dev.almanac.platform.audit.Audit;
import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.InputFindings;
import dev.almanac.platform.web.NotFoundProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens by which programs act for accounts. */
@ApplicationScoped
class ApiTokens {

    static final int MAX_NAME_LENGTH = 60;
    static final int MAX_DAYS = 3650;

    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    ApiTokens(Audit audit, Clock clock, Ids ids) {
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Makes a token for the account.
     *
     * @param validDays days until it expires, 1 to {@value #MAX_DAYS}; null for one that does not
     * @throws dev.almanac.platform.web.InvalidInputProblem for a name that is empty, too long or taken, or wrong days
     */
    @Transactional
    NewApiToken make(Account owner, String name, @Nullable Integer validDays) {
        String given = name.strip();
        InputFindings findings = new InputFindings();
        findings.require(
                !given.isEmpty()
                        && given.length() <= MAX_NAME_LENGTH
                        && given.chars().noneMatch(Character::isISOControl),
                "name",
                "Enter a name of 1 to " + MAX_NAME_LENGTH + " characters.");
        findings.require(!ApiToken.isNameTaken(owner, given), "name", "You have a token of this name; choose another.");
        findings.require(
                validDays == null || (validDays >= 1 && validDays <= MAX_DAYS),
                "validDays",
                "Enter 1 to " + MAX_DAYS + " days, or nothing for a token that does not expire.");
        findings.refuseIfAny();
        Secret secret = Secret.random(ApiToken.PREFIX);
        Instant now = clock.instant();
        Instant expiresAt = validDays == null ? null : now.plus(Duration.ofDays(validDays));
        ApiToken token = new ApiToken(ids.next(), owner, given, secret, now, expiresAt);
        token.persist();
        audit.record(owner.actor(), "made", token.subject(), expiry(expiresAt));
        return new NewApiToken(token.line(), secret.text());
    }

    private static Map<String, String> expiry(@Nullable Instant expiresAt) {
        return expiresAt == null ? Map.of() : Map.of("expires", expiresAt.toString());
    }

    /** The account that the token stands for, as long as it holds; notes that it was used. */
    @Transactional
    Optional<Account> find(Secret secret) {
        Instant now = clock.instant();
        Optional<ApiToken> found = ApiToken.withSecret(secret).filter(token -> token.holds(now));
        found.ifPresent(token -> token.used(now));
        return found.map(ApiToken::account);
    }

    @Transactional
    void revoke(Account owner, UUID id) {
        ApiToken token =
                ApiToken.of(owner, id).orElseThrow(() -> new NotFoundProblem("a token of yours with the id " + id));
        token.delete();
        audit.record(owner.actor(), "revoked", token.subject());
    }

    @Transactional
    List<ApiTokenLine> of(Account owner) {
        return ApiToken.of(owner).stream().map(ApiToken::line).toList();
    }
}
