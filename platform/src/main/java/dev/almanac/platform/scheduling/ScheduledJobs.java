package dev.almanac.platform.scheduling;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Jobs;
import dev.almanac.platform.runs.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Jobs as their pages show them: with their schedules, each change of both in one transaction. */
@ApplicationScoped
class ScheduledJobs {

    private static final int SHOWN = 50;

    private final Jobs jobs;
    private final Schedules schedules;
    private final Runs runs;

    ScheduledJobs(Jobs jobs, Schedules schedules, Runs runs) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.runs = runs;
    }

    @Transactional
    Job create(JobEntry entry, Account owner) {
        Job job = jobs.create(entry.job(), owner);
        schedules.set(job, entry.recurrence(), owner);
        return job;
    }

    @Transactional
    void edit(String name, JobEntry entry, Account editor) {
        Job job = jobs.editable(name, editor);
        jobs.edit(job, entry.job().version(), editor);
        jobs.settle(job, entry.job().visibility(), entry.job().publicationMode(), editor);
        schedules.set(job, entry.recurrence(), editor);
    }

    /** Deletes the job, ends its schedule and cancels its run; what it published stays. */
    @Transactional
    void delete(String name, Account editor) {
        Job job = jobs.editable(name, editor);
        schedules.end(job);
        runs.activeOf(job).ifPresent(run -> runs.cancel(run.id(), editor));
        jobs.delete(job, editor);
    }

    /** What the job's page shows. */
    JobOverview overview(String name, Account reader) {
        Job job = jobs.readable(name, reader);
        return new JobOverview(
                job,
                schedules.of(job).orElse(null),
                jobs.versions(job),
                schedules.latestSlots(job, SHOWN),
                runs.latest(job, SHOWN));
    }
}
