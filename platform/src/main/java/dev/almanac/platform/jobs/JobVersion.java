package dev.almanac.platform.jobs;

import dev.almanac.platform.accounts.Account;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** How a job is run: its code and how that is called. Never changed; an edit makes the next version. */
@Entity
@Immutable
public class JobVersion extends PanacheEntityBase {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Job job;

    private int number;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String codeSha256;

    private String codeName;

    private String command;

    private String outputDirectory;

    private int timeoutMinutes;

    @Enumerated(EnumType.STRING)
    private Network network;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> environment;

    @ManyToOne(fetch = FetchType.LAZY)
    private Account createdBy;

    private Instant createdAt;

    protected JobVersion() {}

    JobVersion(UUID id, Job job, int number, VersionDraft draft, Account createdBy, Instant createdAt) {
        this.id = id;
        this.job = job;
        this.number = number;
        this.codeSha256 = draft.codeSha256();
        this.codeName = draft.codeName();
        this.command = draft.command();
        this.outputDirectory = draft.outputDirectory();
        this.timeoutMinutes = draft.timeoutMinutes();
        this.network = draft.network();
        this.environment = Map.copyOf(draft.environment());
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** How long the command may run. */
    public Duration timeout() {
        return Duration.ofMinutes(timeoutMinutes);
    }

    /** What a new version would begin with: everything as it is in this one. */
    public VersionDraft draft() {
        return new VersionDraft(codeSha256, codeName, command, outputDirectory, timeoutMinutes, network, environment);
    }

    /** The versions of a job, the newest first. */
    static List<JobVersion> ofJob(Job job) {
        return list("job = ?1 order by number desc", job);
    }

    static Optional<JobVersion> find(Job job, int number) {
        return find("job = ?1 and number = ?2", job, number).firstResultOptional();
    }

    static int newestNumber(Job job) {
        return JobVersion.<JobVersion>find("job = ?1 order by number desc", job)
                .firstResultOptional()
                .map(version -> version.number)
                .orElse(0);
    }

    public UUID id() {
        return id;
    }

    public Job job() {
        return job;
    }

    /** Counts up from 1 within the job. */
    public int number() {
        return number;
    }

    public String codeSha256() {
        return codeSha256;
    }

    /** What the archive was called when it was uploaded. */
    public String codeName() {
        return codeName;
    }

    /** A line for Bash, run in the unpacked archive. */
    public String command() {
        return command;
    }

    /** Where the command leaves what is to be published, relative to the unpacked archive. */
    public String outputDirectory() {
        return outputDirectory;
    }

    public int timeoutMinutes() {
        return timeoutMinutes;
    }

    public Network network() {
        return network;
    }

    public Map<String, String> environment() {
        return environment;
    }

    public Account createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
