package dev.almanac.platform.accounts;

import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.TooManyRequestsProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Limits how often a log-in may be tried: for one e-mail address from one place, from one place, and, for a short while
 * only, for one e-mail address from anywhere, so that strangers cannot keep its owner out. The counts lie in the
 * database and hold for all nodes.
 */
@ApplicationScoped
class LogInTries {

    private final AccountsConfig.Tries limits;
    private final Clock clock;
    private final Ids ids;
    private final EntityManager entities;

    LogInTries(AccountsConfig config, Clock clock, Ids ids, EntityManager entities) {
        this.limits = config.tries();
        this.clock = clock;
        this.ids = ids;
        this.entities = entities;
    }

    /**
     * Counts a try before its password is looked at, so that many at the same time do not slip through.
     *
     * @throws TooManyRequestsProblem when a limit is reached; such a try is not counted
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void count(String email, String network) {
        Instant now = clock.instant();
        takeTurns(email);
        takeTurns(network);
        Instant since = now.minus(limits.window());
        Instant emailSince = now.minus(limits.emailWindow());
        LogInTry.forgetBefore(since);
        int both = limits.perEmailAndAddress();
        int anywhere = limits.perEmail();
        int place = limits.perAddress();
        refuseWhenFull(LogInTry.ofBoth(email, network, since, both), both, limits.window(), now);
        refuseWhenFull(LogInTry.ofAddress(network, since, place), place, limits.window(), now);
        refuseWhenFull(LogInTry.ofEmail(email, emailSince, anywhere), anywhere, limits.emailWindow(), now);
        new LogInTry(ids.next(), email, network, now).persist();
    }

    /** Forgets the wrong tries of somebody who then knew the password. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forget(String email, String network) {
        LogInTry.forget(email, network);
    }

    /** Lets tries with the same key pass one after the other until this transaction ends. */
    private void takeTurns(String key) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))::text")
                .setParameter(1, "log-in " + key)
                .getSingleResult();
    }

    private static void refuseWhenFull(List<LogInTry> newest, int limit, Duration window, Instant now) {
        if (newest.size() >= limit) {
            Instant oldestThatCounts = newest.get(newest.size() - 1).triedAt();
            Duration wait = Duration.between(now, oldestThatCounts.plus(window));
            throw new TooManyRequestsProblem(
                    "Too many wrong tries to log in; try again in " + inWords(wait) + ".", wait);
        }
    }

    private static String inWords(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds < 100 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }
}
