package dev.almanac.platform.publishing;

import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Jobs;
import dev.almanac.platform.web.NotFoundProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What the asker may see of what jobs publish: everybody that of public jobs, a job's readers that of private ones. */
@ApplicationScoped
class PublicJobs {

    private final Jobs jobs;
    private final CurrentAccount current;

    PublicJobs(Jobs jobs, CurrentAccount current) {
        this.jobs = jobs;
        this.current = current;
    }

    /** The job if the asker may see what it publishes. */
    Job visible(String name) {
        return jobs.publishing(name, current.find());
    }

    /** A publication of the job that was not withdrawn. */
    Publication publication(Job job, UUID id) {
        return Publication.find(job, id)
                .filter(publication -> !publication.isWithdrawn())
                .orElseThrow(() -> new NotFoundProblem(
                        "a publication of " + job.name() + " by that run; it may have been withdrawn"));
    }

    /** The job's publications that were not withdrawn, the newest first. */
    List<Publication> publications(Job job) {
        return Publication.ofJob(job).stream()
                .filter(publication -> !publication.isWithdrawn())
                .toList();
    }

    /** The public jobs that show at least one file, by name. */
    List<PublicJobLine> all() {
        return PublicJobLine.all();
    }
}
