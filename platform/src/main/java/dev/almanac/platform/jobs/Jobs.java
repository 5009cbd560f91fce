package dev.almanac.platform.jobs;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.audit.Audit;
import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.ConflictProblem;
import dev.almanac.platform.web.InvalidInputProblem;
import dev.almanac.platform.web.NotFoundProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes, changes and finds jobs and their versions; whoever may not see a job is told that there is none. */
@ApplicationScoped
public class Jobs {

    /** Names that are folders of the buckets or addresses of the web application. */
    static final Set<String> RESERVED_NAMES = Set.of("code", "logs", "staging", "new", "index");

    private final CodeArchives archives;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Jobs(CodeArchives archives, Audit audit, Ids ids, Clock clock) {
        this.archives = archives;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a job with its first version.
     *
     * @throws InvalidInputProblem if a field of the draft breaks its rule, or the name is taken
     */
    @Transactional
    public Job create(JobDraft draft, Account owner) {
        refuse(draft.faults());
        Job.named(draft.name()).ifPresent(taken -> {
            throw InvalidInputProblem.of(
                    "name",
                    taken.isDeleted()
                            ? "A deleted job had this name, and its publications may still be linked: choose another."
                            : "There is a job of this name already: choose another.");
        });
        Job job = new Job(ids.next(), draft, owner, clock.instant());
        job.persist();
        audit.record(owner.actor(), "created", job.subject());
        addVersion(job, draft.version(), owner);
        return job;
    }

    /**
     * Adds a version and makes it the current one; a draft that equals the current version adds none.
     *
     * @throws InvalidInputProblem if a field of the draft breaks its rule
     */
    @Transactional
    public JobVersion edit(Job job, VersionDraft draft, Account editor) {
        refuse(draft.faults());
        Job locked = locked(job);
        return locked.current().draft().equals(draft) ? locked.current() : addVersion(locked, draft, editor);
    }

    /** Changes who may see what the job publishes, and how a run's files meet the former ones. */
    @Transactional
    public void settle(Job job, Visibility visibility, PublicationMode mode, Account editor) {
        Job locked = locked(job);
        if (locked.visibility() == visibility && locked.publicationMode() == mode) {
            return;
        }
        locked.settle(visibility, mode);
        audit.record(
                editor.actor(),
                "changed",
                job.subject(),
                Map.of("visibility", visibility.name(), "publication mode", mode.name()));
    }

    /** Makes an older version, or a newer one, the one that the next run executes. */
    @Transactional
    public void makeCurrent(Job job, int number, Account editor) {
        Job locked = locked(job);
        JobVersion version = version(locked, number);
        locked.makeCurrent(version);
        audit.record(
                editor.actor(), "made version current", job.subject(), Map.of("version", Integer.toString(number)));
    }

    /** Deletes the job; its name stays reserved, and what it published stays until it is withdrawn. */
    @Transactional
    public void delete(Job job, Account editor) {
        Job locked = locked(job);
        locked.delete(clock.instant());
        audit.record(editor.actor(), "deleted", job.subject());
    }

    /** The job of that name, deleted ones included, if the account may see it. */
    public Job readable(String name, Account reader) {
        return Job.named(name)
                .filter(job -> job.isReadableBy(reader))
                .orElseThrow(() -> new NotFoundProblem("a job named " + name));
    }

    /**
     * The job of that name, deleted ones included, if the asker may see what it publishes.
     *
     * @param reader empty for somebody who is not logged in
     */
    public Job publishing(String name, Optional<Account> reader) {
        return Job.named(name)
                .filter(job ->
                        job.isPublic() || reader.filter(job::isReadableBy).isPresent())
                .orElseThrow(() -> new NotFoundProblem("a job named " + name));
    }

    /** The job of that name if the account may change it and it was not deleted. */
    public Job editable(String name, Account editor) {
        Job job = readable(name, editor);
        if (job.isDeleted()) {
            throw new ConflictProblem("The job " + name + " was deleted; it can no longer be changed or run.");
        }
        return job;
    }

    /** The job's version of that number. */
    public JobVersion version(Job job, int number) {
        return JobVersion.find(job, number)
                .orElseThrow(() -> new NotFoundProblem("version " + number + " of the job " + job.name()));
    }

    /** The job's versions, the newest first. */
    public List<JobVersion> versions(Job job) {
        return JobVersion.ofJob(job);
    }

    /** The living jobs that the account may see, by name. */
    public List<Job> readableBy(Account reader) {
        return reader.isAdmin() ? Job.allLiving() : Job.ownedBy(reader);
    }

    private JobVersion addVersion(Job job, VersionDraft draft, Account author) {
        archives.requireUsable(draft.codeSha256(), job, author);
        JobVersion version =
                new JobVersion(ids.next(), job, JobVersion.newestNumber(job) + 1, draft, author, clock.instant());
        version.persist();
        job.makeCurrent(version);
        audit.record(
                author.actor(),
                "added version",
                job.subject(),
                Map.of("version", Integer.toString(version.number()), "code", draft.codeSha256()));
        return version;
    }

    private static Job locked(Job job) {
        return Job.lock(job.id())
                .filter(living -> !living.isDeleted())
                .orElseThrow(() -> new ConflictProblem("The job " + job.name() + " was deleted meanwhile."));
    }

    private static void refuse(Map<String, String> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidInputProblem(faults);
        }
    }
}
