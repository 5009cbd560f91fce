package dev.almanac.platform.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** How long an attempt may take, and how long the platform waits for what it needs from outside. */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);

    private final AttemptEndings endings;
    private final RunsConfig config;
    private final Clock clock;

    Patience(AttemptEndings endings, RunsConfig config, Clock clock) {
        this.endings = endings;
        this.config = config;
        this.clock = clock;
    }

    /** Notes what the attempt waits for; ends it once that has taken too long. */
    void keep(AttemptSnapshot attempt, Exception obstacle) {
        String reason = obstacle.getMessage() == null ? obstacle.toString() : obstacle.getMessage();
        if (attempt.state().isOver()) {
            LOG.warnf("%s has ended but cannot be tidied up yet (%s); the next tick tries again", attempt, reason);
        } else if (isOver(attempt)) {
            LOG.errorf(obstacle, "%s waited too long and is given up", attempt);
            endings.failed(attempt, "Almanac gave up after " + config.patience().toMinutes() + " minutes: " + reason);
        } else {
            LOG.warnf("%s waits (%s); the next tick tries again", attempt, reason);
            endings.waitsFor(attempt, reason);
        }
    }

    /** Whether the attempt has been starting, or being collected, for longer than the platform waits. */
    boolean isOver(AttemptSnapshot attempt) {
        Instant since = attempt.state() == RunState.COLLECTING
                ? attempt.createdAt().plus(attempt.execution().timeout())
                : attempt.createdAt();
        return attempt.state() != RunState.RUNNING && clock.instant().isAfter(since.plus(config.patience()));
    }

    /** When the platform will end the command of an attempt that is seen to run for the first time now. */
    Instant deadline(AttemptSnapshot attempt) {
        return clock.instant().plus(attempt.execution().timeout()).plus(config.deadlineGrace());
    }

    /** Whether the attempt's worker should have ended its command a while ago. */
    boolean isPastDeadline(AttemptSnapshot attempt) {
        return attempt.deadlineAt() != null && clock.instant().isAfter(attempt.deadlineAt());
    }
}
