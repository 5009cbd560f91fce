package dev.almanac.platform.runs;

import dev.almanac.platform.jobs.JobVersion;
import dev.almanac.platform.jobs.Network;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must be known of an attempt to look after it, read in one transaction so that none stays open meanwhile. */
record AttemptSnapshot(
        UUID id,
        int number,
        RunState state,
        String provider,
        Instant createdAt,
        @Nullable Instant deadlineAt,
        boolean isCancelRequested,
        long logBytes,
        Execution execution) {

    /** What the attempt executes. */
    record Execution(
            UUID runId,
            UUID jobId,
            String job,
            Instant due,
            String codeSha256,
            String command,
            String outputDirectory,
            Map<String, String> environment,
            Duration timeout,
            boolean isNetworkOpen) {

        /** The day to compute: the one before the due time, in UTC. */
        LocalDate date() {
            return due.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        }
    }

    static AttemptSnapshot of(UUID attemptId) {
        return QuarkusTransaction.requiringNew().call(() -> of(Attempt.<Attempt>findById(attemptId)));
    }

    private static AttemptSnapshot of(Attempt attempt) {
        Run run = attempt.run();
        JobVersion version = run.version();
        return new AttemptSnapshot(
                attempt.id(),
                attempt.number(),
                attempt.state(),
                attempt.provider(),
                attempt.createdAt(),
                attempt.deadlineAt().orElse(null),
                run.isCancelRequested(),
                attempt.logBytes(),
                new Execution(
                        run.id(),
                        run.job().id(),
                        run.job().name(),
                        run.dueAt(),
                        version.codeSha256(),
                        version.command(),
                        version.outputDirectory(),
                        version.environment(),
                        version.timeout(),
                        version.network() == Network.OPEN));
    }

    /** The attempt in a sentence of the platform's log. */
    @Override
    public String toString() {
        return "attempt " + number + " of run " + execution.runId() + " of " + execution.job();
    }
}
