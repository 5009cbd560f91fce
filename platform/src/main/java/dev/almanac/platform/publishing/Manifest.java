package dev.almanac.platform.publishing;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The row that says at which revision a job's current files are. It is locked while they are switched, which is the
 * fence between two runs that end at once; the buckets follow it.
 */
@Entity
public class Manifest extends PanacheEntityBase {

    @Id
    private UUID jobId;

    private long revision;
    private long synchronisedRevision;

    protected Manifest() {}

    /** The job's manifest, locked until the transaction ends; made when the job has none yet. */
    static Manifest lock(UUID jobId) {
        getEntityManager()
                .createNativeQuery(
                        "INSERT INTO manifest (job_id, revision, synchronised_revision) VALUES (?1, 0, 0) ON CONFLICT DO NOTHING")
                .setParameter(1, jobId)
                .executeUpdate();
        return findById(jobId, LockModeType.PESSIMISTIC_WRITE);
    }

    static Optional<Manifest> ofJob(UUID jobId) {
        return findByIdOptional(jobId);
    }

    /** The jobs whose buckets do not show their newest revision yet, or in the wrong bucket. */
    static List<UUID> jobsToSynchronise() {
        return getEntityManager()
                .createQuery(
                        "select manifest.jobId from Manifest manifest where synchronisedRevision < revision"
                                + " or exists (select 1 from Publication publication where publication.job.id = manifest.jobId"
                                + " and publication.removedAt is null and publication.storedIn <> publication.job.visibility)",
                        UUID.class)
                .getResultList();
    }

    UUID jobId() {
        return jobId;
    }

    long revision() {
        return revision;
    }

    long synchronisedRevision() {
        return synchronisedRevision;
    }

    /** Goes to the next revision and returns it. */
    long advance() {
        return ++revision;
    }

    void wasSynchronised(long atRevision) {
        synchronisedRevision = Math.max(synchronisedRevision, atRevision);
    }
}
