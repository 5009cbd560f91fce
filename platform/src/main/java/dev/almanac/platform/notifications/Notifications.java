package dev.almanac.platform.notifications;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.accounts.Accounts;
import dev.almanac.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Mail to people. A message is put into the caller's transaction, so it is sent when what it tells about has really
 * happened, and only then; sending it is tried until it succeeds or is given up.
 */
@ApplicationScoped
public class Notifications {

    private static final Logger LOG = Logger.getLogger(Notifications.class);
    private static final int MAX_SUBJECT_LENGTH = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Cntrl}<>,;:\"]+@[^@\\s\\p{Cntrl}<>,;:\"]+");

    private final Accounts accounts;
    private final EntityManager entities;
    private final Clock clock;
    private final Ids ids;

    Notifications(Accounts accounts, EntityManager entities, Clock clock, Ids ids) {
        this.accounts = accounts;
        this.entities = entities;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Writes to the holder of an account, unless the account is disabled.
     *
     * @param subject one line of at most {@value #MAX_SUBJECT_LENGTH} characters
     * @param text plain text
     * @param dedupKey what the message is about, such as {@code run/<id>/failed}; a second message with the same key is
     *     dropped
     * @throws IllegalArgumentException when the subject holds a line end or another control character, or is too long
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(UUID accountId, String subject, String text, String dedupKey) {
        Account account = accounts.require(accountId);
        if (account.isEnabled()) {
            enqueue(account.email(), subject, text, dedupKey);
        } else {
            LOG.debugf("No mail about %s to %s, whose account is disabled", dedupKey, account.email());
        }
    }

    /** Writes to an address that needs no account; else as {@link #enqueue(UUID, String, String, String)}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(String address, String subject, String text, String dedupKey) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("recipient must be one plain e-mail address but was " + quoted(address));
        }
        if (subject.length() > MAX_SUBJECT_LENGTH || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("subject must be one line of at most " + MAX_SUBJECT_LENGTH
                    + " characters but was " + quoted(subject));
        }
        insert(address, subject, text, dedupKey);
    }

    private static String quoted(String text) {
        return "\"" + text.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    private void insert(String address, String subject, String text, String dedupKey) {
        Instant now = clock.instant();
        // Not through the entity: a key that is there already must not break the caller's transaction.
        entities.createNativeQuery("insert into message (id, recipient, subject, text, dedup_key, created_at, state,"
                        + " tries, next_try_at) values (?1, ?2, ?3, ?4, ?5, ?6, 'WAITING', 0, ?6)"
                        + " on conflict (dedup_key) do nothing")
                .setParameter(1, ids.next())
                .setParameter(2, address)
                .setParameter(3, subject)
                .setParameter(4, text)
                .setParameter(5, dedupKey)
                .setParameter(6, now)
                .executeUpdate();
    }
}
