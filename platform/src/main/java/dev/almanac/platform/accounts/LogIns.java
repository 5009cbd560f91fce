package dev.almanac.platform.accounts;

import dev.almanac.platform.audit.Actor;
import dev.almanac.platform.audit.Audit;
import dev.almanac.platform.audit.Subject;
import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.InvalidInputProblem;
import dev.almanac.platform.web.NotFoundProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The log-ins of browsers: made for a password, held by a cookie, ended by their owner, an administrator or time. */
@ApplicationScoped
class LogIns {

    private final AccountsConfig.LogInLifetime lifetime;
    private final LogInTries tries;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    LogIns(AccountsConfig config, LogInTries tries, Passwords passwords, Audit audit, Clock clock, Ids ids) {
        this.lifetime = config.logIn();
        this.tries = tries;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Logs a browser in and gives the secret for its cookie.
     *
     * @throws InvalidInputProblem in the same words for an unknown address, a wrong password and a disabled account
     * @throws dev.almanac.platform.web.TooManyRequestsProblem when it was tried too often
     */
    Secret logIn(String email, String password, Client client) {
        String address = EmailAddress.key(email);
        tries.count(address, client.network());
        Optional<Account> account = QuarkusTransaction.requiringNew().call(() -> Account.withEmail(address));
        if (!isRight(account, password)) {
            account.ifPresent(known -> noteRefusal(known, client));
            throw refusal();
        }
        tries.forget(address, client.network());
        return QuarkusTransaction.requiringNew().call(() -> open(account.orElseThrow(), password, client));
    }

    private boolean isRight(Optional<Account> account, String password) {
        if (password.length() > Passwords.MAX_LENGTH || account.isEmpty()) {
            return passwords.matchesNobody("");
        }
        boolean matches = passwords.matches(password, account.get().passwordHash());
        return matches && account.get().isEnabled();
    }

    private void noteRefusal(Account account, Client client) {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(
                        Actor.SYSTEM, "refused a log-in", account.subject(), Map.of("address", client.address())));
    }

    private static InvalidInputProblem refusal() {
        return InvalidInputProblem.of("", "E-mail address or password is wrong, or the account is disabled.");
    }

    private Secret open(Account checked, String password, Client client) {
        // An administrator may have disabled the account or reset its password since it was checked.
        Account account = Account.locked(checked.id())
                .filter(now -> now.isEnabled() && now.passwordHash().equals(checked.passwordHash()))
                .orElseThrow(LogIns::refusal);
        if (passwords.isOutdated(account.passwordHash())) {
            account.setPassword(passwords.hash(password), account.passwordIsOneTime());
        }
        Secret secret = Secret.random("");
        new LogIn(ids.next(), account, secret, client, clock.instant(), lifetime.lifetime()).persist();
        audit.record(account.actor(), "logged in", account.subject(), Map.of("address", client.address()));
        return secret;
    }

    /** The log-in that a cookie stands for, as long as it holds; notes that it was seen. */
    @Transactional
    Optional<LogIn> find(Secret secret) {
        Instant now = clock.instant();
        Optional<LogIn> found = LogIn.withSecret(secret).filter(logIn -> logIn.holds(now, lifetime.idle()));
        found.ifPresent(logIn -> logIn.seen(now));
        return found;
    }

    /** Ends the log-in that a cookie stands for, if there is one. */
    @Transactional
    void end(Secret secret) {
        LogIn.withSecret(secret).ifPresent(LogIn::delete);
    }

    /** Ends one of the account's own log-ins. */
    @Transactional
    void end(Account owner, UUID id) {
        LogIn logIn = LogIn.of(owner, id).orElseThrow(() -> new NotFoundProblem("a log-in of yours with the id " + id));
        logIn.delete();
        audit.record(
                owner.actor(),
                "ended",
                new Subject("log-in", id.toString(), logIn.line().browser()));
    }

    @Transactional
    List<LogInLine> of(Account owner) {
        Instant now = clock.instant();
        return LogIn.of(owner).stream()
                .filter(logIn -> logIn.holds(now, lifetime.idle()))
                .map(LogIn::line)
                .toList();
    }
}
