package dev.almanac.platform.workers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a worker ended.
 *
 * @param exitCode the command's exit code, 0 to 255, where it ended by itself; 128 and a signal's number where a signal
 *     ended it, as Bash counts
 * @param signal the signal's name without {@code SIG} where the code is that of a signal
 * @param detail a sentence for people about what went wrong, where there is more to say than the reason
 * @param logBytes how much the command wrote to its log in all, whatever was kept of it
 */
public record WorkerEnding(
        Reason reason,
        @Nullable Integer exitCode,
        @Nullable String signal,
        @Nullable String detail,
        Times times,
        long logBytes) {

    /** When the command began, or the worker if it never did, and when everything in it was dead. */
    public record Times(Instant startedAt, Instant endedAt) {

        public Times {
            if (endedAt.isBefore(startedAt)) {
                throw new IllegalArgumentException(
                        "endedAt must not be before startedAt, " + startedAt + ", but was " + endedAt);
            }
        }
    }

    /** Why a worker ended. */
    public enum Reason {
        /** The command ended by itself; its exit code says how. */
        EXITED,
        /** The deadline passed. */
        TIMED_OUT,
        /** The kernel killed a process for want of memory within the limit, and the command failed. */
        OUT_OF_MEMORY,
        /** It was cancelled or killed on request. */
        CANCELLED,
        /** The archive could not be unpacked; the log says what tar said. */
        UNPACK_FAILED,
        /** The command could not be started; nothing of the user's ran. */
        START_FAILED
    }

    public WorkerEnding {
        if (reason == Reason.EXITED && exitCode == null) {
            throw new IllegalArgumentException("an ending by EXITED must have an exit code");
        }
        if (exitCode != null && (exitCode < 0 || exitCode > 255)) {
            throw new IllegalArgumentException("exitCode must be 0 to 255 but was " + exitCode);
        }
    }

    /** Whether the command ended by itself with exit code 0. */
    public boolean succeeded() {
        return reason == Reason.EXITED && exitCode != null && exitCode == 0;
    }
}
