package dev.almanac.platform.jobs;

import dev.almanac.mapreduce.objects.ObjectNotFoundException;
import dev.almanac.mapreduce.objects.PutOptions;
import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.buckets.Buckets;
import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.InvalidInputProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Keeps code archives under their digests in the private bucket; each was checked before it is kept. */
@ApplicationScoped
public class CodeArchives {

    private final Buckets buckets;
    private final JobsConfig config;
    private final Ids ids;
    private final Clock clock;

    CodeArchives(Buckets buckets, JobsConfig config, Ids ids, Clock clock) {
        this.buckets = buckets;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Checks an uploaded archive and keeps it, at once or not at all.
     *
     * @param archive the upload, on the platform's disk; not changed
     * @param fileName what it was called on the uploader's machine
     * @throws InvalidInputProblem with what is wrong with the archive and in which entry; nothing is kept then
     */
    public CodeArchive keep(Path archive, String fileName, Account uploader) throws IOException {
        ArchiveSummary summary = check(archive);
        // The digest is the address, so an object that is there already has the same bytes.
        buckets.privateBucket().put(CodeArchive.key(summary.sha256()), archive, PutOptions.DEFAULT);
        return QuarkusTransaction.requiringNew().call(() -> record(summary, shortened(fileName), uploader));
    }

    private ArchiveSummary check(Path archive) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
            return new ArchiveCheck().check(in, config.archiveLimits());
        } catch (UnacceptableArchiveException e) {
            throw InvalidInputProblem.of("code", String.valueOf(e.getMessage()));
        }
    }

    private CodeArchive record(ArchiveSummary summary, String fileName, Account uploader) {
        CodeArchive archive = CodeArchive.<CodeArchive>findByIdOptional(summary.sha256())
                .orElseGet(() -> {
                    CodeArchive fresh = new CodeArchive(summary, clock.instant());
                    fresh.persist();
                    return fresh;
                });
        if (CodeUpload.find(summary.sha256(), uploader.id()).isEmpty()) {
            new CodeUpload(ids.next(), summary.sha256(), uploader.id(), fileName, clock.instant()).persist();
        }
        return archive;
    }

    private static String shortened(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String printable = name.replaceAll("\\p{Cntrl}", "_");
        return printable.length() <= 200 ? printable : printable.substring(printable.length() - 200);
    }

    /** The archive's bytes, for a worker or a reader of the job. */
    public InputStream open(String sha256) throws IOException, ObjectNotFoundException {
        return buckets.privateBucket().open(CodeArchive.key(sha256));
    }

    /** The ending that a file of the archive's format has, with its dot. */
    public String extension(String sha256) {
        return "." + CodeArchive.<CodeArchive>findById(sha256).format();
    }

    /** Lets an account use an archive that it uploaded itself or that is in the job already. */
    @Transactional
    void requireUsable(String sha256, Job job, Account author) {
        boolean usable = CodeUpload.find(sha256, author.id()).isPresent()
                || JobVersion.count("job = ?1 and codeSha256 = ?2", job, sha256) > 0;
        if (!usable) {
            throw InvalidInputProblem.of("code", "This archive is not among those you uploaded: upload it again.");
        }
    }
}
