package dev.almanac.platform.runs;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.audit.Audit;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.ConflictProblem;
import dev.almanac.platform.web.NotFoundProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes, cancels and finds runs; whoever may not see a run's job is told that there is no such run. */
@ApplicationScoped
public class Runs {

    private final AttemptEndings endings;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Runs(AttemptEndings endings, Audit audit, Ids ids, Clock clock) {
        this.endings = endings;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Queues a run, in the caller's transaction, which is the one that settles its slot. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Run create(RunOrder order) {
        Run run = new Run(ids.next(), order, clock.instant());
        run.persist();
        return run;
    }

    /** Queues a run of the job's current version that belongs to no slot. */
    @Transactional
    public Run runNow(Job job, Account who) {
        // Read again in this transaction: the caller's job may have been read outside of one.
        Job present = Job.findById(job.id());
        Run run = create(RunOrder.byHand(present.current(), clock.instant(), who));
        audit.record(who.actor(), "ran", run.subject());
        return run;
    }

    /**
     * Cancels a run: at once while it is queued, else as soon as its worker has been stopped.
     *
     * @throws ConflictProblem if it has ended
     */
    @Transactional
    public void cancel(UUID runId, Account who) {
        Run run = Run.lock(readable(runId, who).id());
        if (run.isOver()) {
            throw new ConflictProblem(
                    "This run has ended already: it " + run.state().ended() + ".");
        }
        run.requestCancel(clock.instant());
        audit.record(who.actor(), "cancelled", run.subject());
        if (run.state() == RunState.QUEUED || run.state() == RunState.WAITING) {
            endings.cancelledBeforeAnAttempt(run);
        }
    }

    /** The run if the account may see it. */
    public Run readable(UUID runId, Account reader) {
        return Run.<Run>findByIdOptional(runId)
                .filter(run -> run.job().isReadableBy(reader))
                .orElseThrow(() -> new NotFoundProblem("a run with the id " + runId));
    }

    /** The job's latest runs, the newest first. */
    public List<Run> latest(Job job, int most) {
        return Run.ofJob(job, most);
    }

    /** The job's run that has not ended, the oldest where there are several. */
    public Optional<Run> activeOf(Job job) {
        return Run.activeOf(job);
    }

    /** The tries of a run, the first one first. */
    public List<Attempt> attempts(Run run) {
        return Attempt.ofRun(run);
    }
}
