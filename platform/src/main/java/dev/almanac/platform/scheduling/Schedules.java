package dev.almanac.platform.scheduling;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.audit.Audit;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Jobs;
import dev.almanac.platform.runs.Runs;
import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.ConflictProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes and changes the schedules of jobs. What is due is taken by {@link DueSlots}. */
@ApplicationScoped
public class Schedules {

    private final Jobs jobs;
    private final Runs runs;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Schedules(Jobs jobs, Runs runs, Audit audit, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.runs = runs;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives the job this recurrence from now on, or none. A change never makes up for what is past, and one that
     * changes nothing leaves the next due time as it is.
     */
    @Transactional
    public void set(Job job, Optional<Recurrence> recurrence, Account editor) {
        Optional<Schedule> present = Schedule.ofJob(job);
        Optional<Recurrence> former =
                present.filter(schedule -> !schedule.isEnded()).map(Schedule::recurrence);
        if (former.equals(recurrence)) {
            return;
        }
        if (recurrence.isEmpty()) {
            present.ifPresent(Schedule::end);
        } else if (present.isPresent()) {
            present.get().change(recurrence.get(), clock.instant());
        } else {
            new Schedule(ids.next(), job, recurrence.get(), clock.instant()).persist();
        }
        audit.record(
                editor.actor(),
                "scheduled",
                job.subject(),
                Map.of("recurrence", recurrence.map(Recurrence::sentence).orElse("only by hand")));
    }

    /** Keeps the job from running by itself until it is resumed; due times in between make no slots. */
    @Transactional
    public void pause(Job job, Account who) {
        require(job).pause(clock.instant());
        audit.record(who.actor(), "paused", job.subject());
    }

    /** Lets the job run by itself again, from the next due time on. */
    @Transactional
    public void resume(Job job, Account who) {
        require(job).resume(clock.instant());
        audit.record(who.actor(), "resumed", job.subject());
    }

    /** Ends the schedule of a job that is being deleted. */
    @Transactional
    public void end(Job job) {
        Schedule.ofJob(job).ifPresent(Schedule::end);
    }

    /** The job's schedule, if it has one that goes on. */
    public Optional<Schedule> of(Job job) {
        return Schedule.ofJob(job).filter(schedule -> !schedule.isEnded());
    }

    /** What became of the job's latest due times, the newest first. */
    public List<Slot> latestSlots(Job job, int most) {
        return Schedule.ofJob(job).map(schedule -> Slot.latest(schedule, most)).orElse(List.of());
    }

    /** A line for each living job that the account may see, by name. */
    public List<JobLine> lines(Account reader) {
        return jobs.readableBy(reader).stream()
                .map(job -> new JobLine(
                        job,
                        of(job).orElse(null),
                        runs.latest(job, 1).stream().findFirst().orElse(null)))
                .toList();
    }

    private Schedule require(Job job) {
        return of(job).orElseThrow(() -> new ConflictProblem("The job " + job.name() + " has no schedule."));
    }
}
