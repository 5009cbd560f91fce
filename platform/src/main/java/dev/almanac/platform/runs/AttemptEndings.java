package dev.almanac.platform.runs;

import dev.almanac.platform.jobs.JobVersion;
import dev.almanac.platform.publishing.Provenance;
import dev.almanac.platform.publishing.Publications;
import dev.almanac.platform.publishing.RefusedOutputException;
import dev.almanac.platform.publishing.StagedOutput;
import dev.almanac.platform.workers.WorkerEnding;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an attempt's state, one method each, each one transaction that locks the run first. A change that
 * comes too late, because the attempt has ended meanwhile, does nothing.
 */
@ApplicationScoped
class AttemptEndings {

    private static final Logger LOG = Logger.getLogger(AttemptEndings.class);

    private final Publications publications;
    private final EndingMail mail;
    private final MeterRegistry metrics;
    private final Clock clock;

    AttemptEndings(Publications publications, EndingMail mail, MeterRegistry metrics, Clock clock) {
        this.publications = publications;
        this.mail = mail;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional
    void begun(AttemptSnapshot snapshot, Instant startedAt, Instant deadline) {
        ifStill(snapshot, RunState.STARTING, attempt -> {
            attempt.begin(startedAt, deadline);
            attempt.run().follow(attempt.state());
            LOG.infof("%s runs", snapshot);
        });
    }

    @Transactional
    void waitsFor(AttemptSnapshot snapshot, String reason) {
        ifStill(snapshot, snapshot.state(), attempt -> attempt.waitsFor(reason));
    }

    @Transactional
    void collecting(AttemptSnapshot snapshot, WorkerEnding ending) {
        ifActive(snapshot, attempt -> {
            attempt.collect(ending);
            attempt.run().follow(attempt.state());
        });
    }

    /** Ends the run and publishes its output in one transaction; a cancel that came before wins. */
    @Transactional(rollbackOn = RefusedOutputException.class)
    void succeeded(AttemptSnapshot snapshot, StagedOutput output, List<Provenance.Input> inputs)
            throws RefusedOutputException {
        Run run = Run.lock(snapshot.execution().runId());
        Attempt attempt = Attempt.findById(snapshot.id());
        if (attempt.state() != RunState.COLLECTING) {
            return;
        }
        if (run.isCancelRequested()) {
            end(snapshot, attempt, RunState.CANCELLED, "Cancelled before its output was published.");
            return;
        }
        publications.publish(run.job(), provenance(attempt, inputs), output);
        end(snapshot, attempt, RunState.SUCCEEDED, null);
    }

    @Transactional
    void exited(AttemptSnapshot snapshot, WorkerEnding ending) {
        endActive(
                snapshot,
                ending,
                RunState.FAILED,
                ending.signal() == null
                        ? "The command ended with exit code " + ending.exitCode() + "."
                        : "The command was ended by signal " + ending.signal() + " (exit code " + ending.exitCode()
                                + ").");
    }

    @Transactional
    void timedOut(AttemptSnapshot snapshot, WorkerEnding ending) {
        endActive(snapshot, ending, RunState.TIMED_OUT, timeoutReason(snapshot));
    }

    @Transactional
    void outOfMemory(AttemptSnapshot snapshot, WorkerEnding ending) {
        endActive(
                snapshot,
                ending,
                RunState.OUT_OF_MEMORY,
                "The command was ended because it needed more memory than the worker's limit.");
    }

    /**
     * The worker was stopped from outside: by a person, by the platform at the deadline, or by someone on the machine.
     */
    @Transactional
    void stopped(AttemptSnapshot snapshot, WorkerEnding ending, boolean isPastDeadline) {
        if (snapshot.isCancelRequested()) {
            endActive(snapshot, ending, RunState.CANCELLED, "Cancelled.");
        } else if (isPastDeadline) {
            endActive(snapshot, ending, RunState.TIMED_OUT, timeoutReason(snapshot));
        } else {
            endActive(snapshot, ending, RunState.LOST, "The worker was stopped from outside of Almanac.");
        }
    }

    @Transactional
    void neverRan(AttemptSnapshot snapshot, WorkerEnding ending) {
        String detail = ending.detail() == null ? "the log may say more" : ending.detail();
        endActive(snapshot, ending, RunState.FAILED, "The command could not be started: " + detail);
    }

    @Transactional
    void cancelled(AttemptSnapshot snapshot) {
        ifActive(snapshot, attempt -> end(snapshot, attempt, RunState.CANCELLED, "Cancelled before it began."));
    }

    @Transactional
    void failed(AttemptSnapshot snapshot, String reason) {
        ifActive(snapshot, attempt -> end(snapshot, attempt, RunState.FAILED, reason));
    }

    @Transactional
    void lost(AttemptSnapshot snapshot, String reason) {
        ifActive(snapshot, attempt -> end(snapshot, attempt, RunState.LOST, "The worker was lost: " + reason));
    }

    /** Joins the transaction of who cancels. */
    @Transactional(Transactional.TxType.MANDATORY)
    void cancelledBeforeAnAttempt(Run run) {
        run.end(RunState.CANCELLED, "Cancelled before it began.", clock.instant());
        count(RunState.CANCELLED);
    }

    /** Its log lies in the bucket, and nothing is left of its worker. */
    @Transactional
    void tidied(AttemptSnapshot snapshot) {
        Attempt.<Attempt>findById(snapshot.id()).tidy(clock.instant());
        LogChunk.removeAll(snapshot.id());
    }

    private void endActive(AttemptSnapshot snapshot, WorkerEnding ending, RunState state, String reason) {
        ifActive(snapshot, attempt -> {
            attempt.take(ending);
            end(snapshot, attempt, state, ending.detail() == null ? reason : reason + " " + ending.detail());
        });
    }

    private void end(AttemptSnapshot snapshot, Attempt attempt, RunState state, @Nullable String reason) {
        attempt.end(state, reason, clock.instant());
        attempt.run().end(state, reason, clock.instant());
        mail.tell(attempt.run());
        count(state);
        LOG.infof("%s %s%s", snapshot, state.ended(), reason == null ? "" : ": " + reason);
    }

    private void ifStill(AttemptSnapshot snapshot, RunState expected, Consumer<Attempt> change) {
        ifActive(snapshot, attempt -> {
            if (attempt.state() == expected) {
                change.accept(attempt);
            }
        });
    }

    private static void ifActive(AttemptSnapshot snapshot, Consumer<Attempt> change) {
        Run.lock(snapshot.execution().runId());
        Attempt attempt = Attempt.findById(snapshot.id());
        if (!attempt.state().isOver()) {
            change.accept(attempt);
        }
    }

    private void count(RunState ending) {
        metrics.counter("almanac.runs.ended", "ending", ending.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private static String timeoutReason(AttemptSnapshot snapshot) {
        return "The command was ended after its timeout of "
                + snapshot.execution().timeout().toMinutes() + " minutes.";
    }

    private static Provenance provenance(Attempt attempt, List<Provenance.Input> inputs) {
        Run run = attempt.run();
        JobVersion version = run.version();
        return new Provenance(
                run.id(),
                attempt.id(),
                attempt.number(),
                version.number(),
                version.codeSha256(),
                version.command(),
                List.copyOf(version.environment().keySet()),
                version.outputDirectory(),
                new Provenance.Worker(attempt.provider(), null),
                inputs,
                run.cause().words(),
                run.dueAt(),
                attempt.startedAt().orElse(attempt.createdAt()),
                attempt.finishedAt().orElse(attempt.createdAt()));
    }
}
