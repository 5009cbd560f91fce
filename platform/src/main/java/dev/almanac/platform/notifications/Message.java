package dev.almanac.platform.notifications;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/** One mail in the outbox. */
@Entity
@Table(name = "message")
class Message extends PanacheEntityBase {

    enum State {
        WAITING,
        SENT,
        GIVEN_UP
    }

    private static final int MAX_ERROR_LENGTH = 500;

    @Id
    private UUID id;

    private String recipient;
    private String subject;
    private String text;

    @SuppressWarnings("unused") // read by the database alone
    private String dedupKey;

    @SuppressWarnings("unused") // read by people who look into the table
    private Instant createdAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private int tries;
    private Instant nextTryAt;

    @Nullable private String lastError;

    protected Message() {}

    /** The message that waits longest, if one is due that no other node is sending; locked for this transaction. */
    static Optional<Message> claimDue(Instant now) {
        return find("state = ?1 and nextTryAt <= ?2", Sort.ascending("nextTryAt", "id"), State.WAITING, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .firstResultOptional();
    }

    void sent() {
        tries++;
        state = State.SENT;
        lastError = null;
    }

    void failed(String error, Instant nextTry) {
        tries++;
        lastError = error.substring(0, Math.min(error.length(), MAX_ERROR_LENGTH));
        nextTryAt = nextTry;
    }

    void givenUp() {
        state = State.GIVEN_UP;
    }

    /** How long to wait after this many failures: the first wait, doubled for each further one, up to the longest. */
    static Duration waitAfter(int failures, Duration first, Duration longest) {
        Duration wait = first;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    UUID id() {
        return id;
    }

    String recipient() {
        return recipient;
    }

    String subject() {
        return subject;
    }

    String text() {
        return text;
    }

    State state() {
        return state;
    }

    int tries() {
        return tries;
    }

    Instant nextTryAt() {
        return nextTryAt;
    }

    Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }
}
