package dev.almanac.platform.scheduling;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One due time of a schedule, and what became of it; settled once and for all when it is written. */
@Entity
@Immutable
public class Slot extends PanacheEntityBase {

    /** What became of a due time. */
    public enum Outcome {
        /** A run was made for it; how that ended is the run's matter. */
        RAN,
        /** It was due and deliberately not run. */
        SKIPPED,
        /** It was due and could not be run in time. */
        MISSED
    }

    @Id
    private UUID id;

    @SuppressWarnings("UnusedVariable") // read by queries
    @ManyToOne(fetch = FetchType.LAZY)
    private Schedule schedule;

    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private @Nullable String reason;
    private Instant settledAt;

    protected Slot() {}

    private Slot(UUID id, Schedule schedule, Instant dueAt, Outcome outcome, @Nullable String reason, Instant now) {
        this.id = id;
        this.schedule = schedule;
        this.dueAt = dueAt;
        this.outcome = outcome;
        this.reason = reason;
        this.settledAt = now;
    }

    static Slot ran(UUID id, Schedule schedule, Instant dueAt, Instant now) {
        return new Slot(id, schedule, dueAt, Outcome.RAN, null, now);
    }

    static Slot skipped(UUID id, Schedule schedule, Instant dueAt, String reason, Instant now) {
        return new Slot(id, schedule, dueAt, Outcome.SKIPPED, reason, now);
    }

    static Slot missed(UUID id, Schedule schedule, Instant dueAt, String reason, Instant now) {
        return new Slot(id, schedule, dueAt, Outcome.MISSED, reason, now);
    }

    public UUID id() {
        return id;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Why it did not run; empty if it did. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Instant settledAt() {
        return settledAt;
    }

    /** The schedule's latest slots, the newest first. */
    static List<Slot> latest(Schedule schedule, int most) {
        return Slot.<Slot>find("schedule = ?1 order by dueAt desc", schedule)
                .page(0, most)
                .list();
    }
}
