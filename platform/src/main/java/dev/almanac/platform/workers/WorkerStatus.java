package dev.almanac.platform.workers;

import java.time.Instant;
import java.util.Optional;

/** Where the worker of an attempt stands. */
public sealed interface WorkerStatus {

    /** On its way: the user's command has not begun. */
    record Starting() implements WorkerStatus {}

    /** The user's command runs. */
    record Running(Instant startedAt) implements WorkerStatus {}

    /** The worker has ended by itself or on request, everything in it is dead, and its output may be read. */
    record Ended(WorkerEnding end) implements WorkerStatus {

        @Override
        public Optional<WorkerEnding> ending() {
            return Optional.of(end);
        }
    }

    /**
     * There is no worker, and no word of how it ended.
     *
     * @param reason what is known, as a sentence for people
     */
    record Gone(String reason) implements WorkerStatus {}

    /** Whether nothing of the attempt runs any more and nothing will. */
    default boolean isOver() {
        return this instanceof Ended || this instanceof Gone;
    }

    /** How the worker ended, where it told. */
    default Optional<WorkerEnding> ending() {
        return Optional.empty();
    }
}
