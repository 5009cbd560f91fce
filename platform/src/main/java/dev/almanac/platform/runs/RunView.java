package dev.almanac.platform.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as a program sees it.
 *
 * @param reason why it ended as it did; null while it goes on, and after a success
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
        UUID id,
        String job,
        int version,
        RunCause cause,
        Instant due,
        RunState state,
        @Nullable String reason,
        Instant queued,
        @Nullable Instant ended,
        List<AttemptView> attempts) {

    /** One try of the run. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttemptView(
            int number,
            RunState state,
            String provider,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable Integer exitCode,
            @Nullable String signal,
            long logBytes) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.number(),
                    attempt.state(),
                    attempt.provider(),
                    attempt.startedAt().orElse(null),
                    attempt.endedAt().orElse(null),
                    attempt.exitCode().orElse(null),
                    attempt.signal().orElse(null),
                    attempt.logBytes());
        }
    }

    public static RunView of(Run run) {
        return new RunView(
                run.id(),
                run.job().name(),
                run.version().number(),
                run.cause(),
                run.dueAt(),
                run.state(),
                run.reason().orElse(null),
                run.queuedAt(),
                run.endedAt().orElse(null),
                Attempt.ofRun(run).stream().map(AttemptView::of).toList());
    }
}
