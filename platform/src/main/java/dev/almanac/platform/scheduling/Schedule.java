package dev.almanac.platform.scheduling;

import dev.almanac.platform.jobs.Job;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** When a job runs by itself. */
@Entity
public class Schedule extends PanacheEntityBase {

    @Id
    private UUID id;

    @OneToOne(fetch = FetchType.LAZY)
    private Job job;

    @JdbcTypeCode(SqlTypes.JSON)
    private Recurrence recurrence;

    private @Nullable Instant nextDue;
    private @Nullable Instant pausedAt;

    @SuppressWarnings("UnusedVariable") // read by queries
    private Instant changedAt;

    protected Schedule() {}

    Schedule(UUID id, Job job, Recurrence recurrence, Instant now) {
        this.id = id;
        this.job = job;
        change(recurrence, now);
    }

    public Job job() {
        return job;
    }

    public Recurrence recurrence() {
        return recurrence;
    }

    /** The next due time; empty while it is paused, or after its job was deleted. */
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(nextDue);
    }

    public boolean isPaused() {
        return pausedAt != null;
    }

    /** Whether it was taken from its job: neither due again nor paused. */
    boolean isEnded() {
        return nextDue == null && !isPaused();
    }

    /** Takes a new recurrence from now on: what is past is never made up for. */
    void change(Recurrence newRecurrence, Instant now) {
        recurrence = newRecurrence;
        changedAt = now;
        nextDue = isPaused() ? null : newRecurrence.nextAfter(now);
    }

    void pause(Instant now) {
        pausedAt = now;
        nextDue = null;
    }

    void resume(Instant now) {
        pausedAt = null;
        nextDue = recurrence.nextAfter(now);
    }

    void end() {
        pausedAt = null;
        nextDue = null;
    }

    /** The due times that have come and have no slot yet, oldest first. */
    List<Instant> dueUntil(Instant now, int most) {
        List<Instant> times = new ArrayList<>();
        for (Instant due = nextDue;
                due != null && !due.isAfter(now) && times.size() < most;
                due = recurrence.nextAfter(due)) {
            times.add(due);
        }
        return times;
    }

    void moveOnAfter(Instant settled) {
        nextDue = recurrence.nextAfter(settled);
    }

    static Optional<Schedule> ofJob(Job job) {
        return find("job", job).firstResultOptional();
    }

    /**
     * Schedules that are due, the longest overdue first, locked; those that another node is just taking are passed
     * over.
     */
    @SuppressWarnings("unchecked") // a native query knows no types
    static List<Schedule> lockDue(Instant now, int most) {
        return getEntityManager()
                .createNativeQuery(
                        "SELECT * FROM schedule WHERE next_due <= ?1 ORDER BY next_due LIMIT ?2 FOR UPDATE SKIP LOCKED",
                        Schedule.class)
                .setParameter(1, now)
                .setParameter(2, most)
                .getResultList();
    }

    static Optional<Instant> nearestDue() {
        return find("nextDue is not null order by nextDue")
                .<Schedule>firstResultOptional()
                .flatMap(Schedule::nextDue);
    }
}
