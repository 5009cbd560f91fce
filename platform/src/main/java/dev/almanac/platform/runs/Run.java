package dev.almanac.platform.runs;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.audit.Subject;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.JobVersion;
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
import org.jspecify.annotations.Nullable;

/** One execution of a job version. */
@Entity
public class Run extends PanacheEntityBase {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Job job;

    @ManyToOne(fetch = FetchType.LAZY)
    private JobVersion version;

    private @Nullable UUID slotId;

    @Enumerated(EnumType.STRING)
    private RunCause cause;

    private Instant dueAt;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Account requestedBy;

    @Enumerated(EnumType.STRING)
    private RunState state;

    private @Nullable String reason;
    private Instant queuedAt;
    private @Nullable Instant endedAt;
    private @Nullable Instant cancelRequestedAt;

    protected Run() {}

    Run(UUID id, RunOrder order, Instant queuedAt) {
        this.id = id;
        this.job = order.version().job();
        this.version = order.version();
        this.slotId = order.slotId();
        this.cause = order.cause();
        this.dueAt = order.due();
        this.requestedBy = order.requestedBy();
        this.state = RunState.QUEUED;
        this.queuedAt = queuedAt;
    }

    public UUID id() {
        return id;
    }

    public Job job() {
        return job;
    }

    public JobVersion version() {
        return version;
    }

    /** The slot that it is for; empty for one by hand. */
    public Optional<UUID> slotId() {
        return Optional.ofNullable(slotId);
    }

    public RunCause cause() {
        return cause;
    }

    /** The slot's time; for a run by hand the time at which it was asked for. */
    public Instant dueAt() {
        return dueAt;
    }

    /** Who asked for it by hand. */
    public Optional<Account> requestedBy() {
        return Optional.ofNullable(requestedBy);
    }

    public RunState state() {
        return state;
    }

    /** Why it ended as it did, as a sentence for people; empty while it goes on, and after a success. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Instant queuedAt() {
        return queuedAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public boolean isOver() {
        return state.isOver();
    }

    boolean isCancelRequested() {
        return cancelRequestedAt != null;
    }

    void requestCancel(Instant now) {
        if (cancelRequestedAt == null) {
            cancelRequestedAt = now;
        }
    }

    void follow(RunState attemptState) {
        state = attemptState;
    }

    void end(RunState ending, @Nullable String why, Instant now) {
        state = ending;
        reason = why;
        endedAt = now;
    }

    Subject subject() {
        return new Subject("run", id.toString(), job.name());
    }

    static Run lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The next queued runs, oldest first, locked; those that another node is just taking are passed over. */
    @SuppressWarnings("unchecked") // a native query knows no types
    static List<Run> lockQueued(int most) {
        return getEntityManager()
                .createNativeQuery(
                        "SELECT * FROM run WHERE state = 'QUEUED' ORDER BY id LIMIT ?1 FOR UPDATE SKIP LOCKED",
                        Run.class)
                .setParameter(1, most)
                .getResultList();
    }

    static List<Run> ofJob(Job job, int most) {
        return Run.<Run>find("job = ?1 order by id desc", job).page(0, most).list();
    }

    static Optional<Run> activeOf(Job job) {
        return find("job = ?1 and endedAt is null order by id", job).firstResultOptional();
    }
}
