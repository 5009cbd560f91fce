package dev.almanac.platform.publishing;

import dev.almanac.platform.audit.Subject;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Visibility;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The files of one successful run, made visible together. */
@Entity
public class Publication extends PanacheEntityBase {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Job job;

    private UUID attemptId;
    private int attemptNumber;
    private Instant dueAt;
    private Instant publishedAt;

    @Enumerated(EnumType.STRING)
    private PublicationState state;

    @Enumerated(EnumType.STRING)
    private Visibility storedIn;

    @SuppressWarnings("UnusedVariable") // read by queries
    private @Nullable Instant removedAt;

    private int fileCount;
    private long sizeBytes;

    @JdbcTypeCode(SqlTypes.JSON)
    private Provenance provenance;

    protected Publication() {}

    Publication(Job job, Provenance provenance, StagedOutput output, Instant publishedAt) {
        this.id = provenance.runId();
        this.job = job;
        this.attemptId = provenance.attemptId();
        this.attemptNumber = provenance.attemptNumber();
        this.dueAt = provenance.due();
        this.publishedAt = publishedAt;
        this.state = PublicationState.SUPERSEDED;
        this.storedIn = output.storedIn();
        this.fileCount = output.files().size();
        this.sizeBytes =
                output.files().stream().mapToLong(StagedFile::sizeBytes).sum();
        this.provenance = provenance;
    }

    /** The id of the run that made it. */
    public UUID id() {
        return id;
    }

    public Job job() {
        return job;
    }

    public int attemptNumber() {
        return attemptNumber;
    }

    /** The time of the slot that the run was for. */
    public Instant dueAt() {
        return dueAt;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public PublicationState state() {
        return state;
    }

    /** Which bucket the files lie in; it follows the job's visibility a moment after that was changed. */
    public Visibility storedIn() {
        return storedIn;
    }

    public int fileCount() {
        return fileCount;
    }

    /** All files together. */
    public long sizeBytes() {
        return sizeBytes;
    }

    public Provenance provenance() {
        return provenance;
    }

    public boolean isWithdrawn() {
        return state == PublicationState.WITHDRAWN;
    }

    /** The address at which the web application shows one of its files. */
    public String address(PublishedFile file) {
        return PublicAddress.ofRun(job.name(), id, file.name());
    }

    Origin origin() {
        return new Origin(id, dueAt, attemptId);
    }

    Subject subject() {
        return new Subject("publication", id.toString(), job.name());
    }

    void becomeCurrent() {
        state = PublicationState.CURRENT;
    }

    void becomeSuperseded() {
        state = PublicationState.SUPERSEDED;
    }

    void hold() {
        state = PublicationState.HELD;
    }

    void withdraw() {
        state = PublicationState.WITHDRAWN;
    }

    void moveTo(Visibility bucket) {
        storedIn = bucket;
    }

    void wasRemoved(Instant now) {
        removedAt = now;
    }

    /** The publications of a job, the newest first. */
    static List<Publication> ofJob(Job job) {
        return list("job = ?1 order by publishedAt desc, id desc", job);
    }

    static Optional<Publication> find(Job job, UUID id) {
        return find("job = ?1 and id = ?2", job, id).firstResultOptional();
    }

    /** Those whose files lie in another bucket than the job's visibility asks for. */
    static List<Publication> misplaced(Job job) {
        return list("job = ?1 and storedIn <> ?2 and removedAt is null", job, job.visibility());
    }

    /** The withdrawn ones whose files still lie in a bucket. */
    static List<Publication> toRemove(Job job) {
        return list("job = ?1 and state = ?2 and removedAt is null", job, PublicationState.WITHDRAWN);
    }
}
