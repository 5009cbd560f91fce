package dev.almanac.platform.runs;

import dev.almanac.platform.workers.WorkerEnding;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One try of a run on one worker. */
@Entity
public class Attempt extends PanacheEntityBase {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Run run;

    private int number;

    @SuppressWarnings("UnusedVariable") // read by queries
    private UUID nodeId;

    private String provider;

    @Enumerated(EnumType.STRING)
    private RunState state;

    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant deadlineAt;
    private @Nullable Instant finishedAt;
    private @Nullable Instant endedAt;
    private @Nullable Integer exitCode;
    private @Nullable String signal;
    private @Nullable String reason;
    private long logBytes;
    private long logLines;
    private @Nullable Instant tidiedAt;

    protected Attempt() {}

    Attempt(UUID id, Run run, int number, UUID nodeId, String provider, Instant createdAt) {
        this.id = id;
        this.run = run;
        this.number = number;
        this.nodeId = nodeId;
        this.provider = provider;
        this.state = RunState.STARTING;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public Run run() {
        return run;
    }

    /** Counts up from 1 within the run. */
    public int number() {
        return number;
    }

    /** The name of the provider that its worker is of. */
    public String provider() {
        return provider;
    }

    public RunState state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When the command began. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /** When the command ended, as the worker said. */
    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** When the platform was done with it. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** The command's exit code, 128 and more where a signal ended it. */
    public Optional<Integer> exitCode() {
        return Optional.ofNullable(exitCode);
    }

    /** The signal that ended the command, without {@code SIG}. */
    public Optional<String> signal() {
        return Optional.ofNullable(signal);
    }

    /** Why it ended as it did, or what it waits for. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** How much of the log was received, counted in what the command wrote. */
    public long logBytes() {
        return logBytes;
    }

    /** How many line ends were received. */
    long logLines() {
        return logLines;
    }

    /** Whether the log lies in the bucket. */
    boolean isTidied() {
        return tidiedAt != null;
    }

    void waitsFor(String obstacle) {
        reason = obstacle;
    }

    /** When the platform ends what the worker did not, by the platform's own clock; empty before it was seen to run. */
    Optional<Instant> deadlineAt() {
        return Optional.ofNullable(deadlineAt);
    }

    void begin(Instant when, Instant deadline) {
        state = RunState.RUNNING;
        reason = null;
        startedAt = when;
        deadlineAt = deadline;
    }

    void collect(WorkerEnding ending) {
        state = RunState.COLLECTING;
        take(ending);
    }

    void end(RunState newState, @Nullable String why, Instant now) {
        state = newState;
        reason = why;
        endedAt = now;
    }

    void take(WorkerEnding ending) {
        startedAt = ending.times().startedAt();
        finishedAt = ending.times().endedAt();
        exitCode = ending.exitCode();
        signal = ending.signal();
    }

    void received(long untilByte, long lineEnds) {
        logBytes = untilByte;
        logLines += lineEnds;
    }

    void tidy(Instant now) {
        tidiedAt = now;
    }

    /** The attempts that a node still has to do something for, oldest first. */
    static List<UUID> toLookAfter(UUID nodeId) {
        return find("nodeId = ?1 and tidiedAt is null order by id", nodeId).<Attempt>stream()
                .map(Attempt::id)
                .toList();
    }

    /** Those of the given ids that are known and not yet tidied. */
    static Set<UUID> stillHeld(Set<UUID> ids) {
        return find("id in ?1 and tidiedAt is null", ids).<Attempt>stream()
                .map(Attempt::id)
                .collect(Collectors.toSet());
    }

    static long countActive(UUID nodeId) {
        return count("nodeId = ?1 and endedAt is null", nodeId);
    }

    static Optional<Attempt> latestOf(Run run) {
        return find("run = ?1 order by number desc", run).firstResultOptional();
    }

    static List<Attempt> ofRun(Run run) {
        return list("run = ?1 order by number", run);
    }
}
