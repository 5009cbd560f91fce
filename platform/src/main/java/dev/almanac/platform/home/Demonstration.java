package dev.almanac.platform.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.buckets.Buckets;
import dev.almanac.platform.buckets.S3Config;
import dev.almanac.platform.jobs.CodeArchive;
import dev.almanac.platform.jobs.CodeArchives;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.JobDraft;
import dev.almanac.platform.jobs.Jobs;
import dev.almanac.platform.jobs.Network;
import dev.almanac.platform.jobs.PublicationMode;
import dev.almanac.platform.jobs.VersionDraft;
import dev.almanac.platform.jobs.Visibility;
import dev.almanac.platform.runs.Runs;
import dev.almanac.platform.scheduling.Recurrence;
import dev.almanac.platform.scheduling.Schedules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Gives a new installation something to look at: measurements of three days, and a job over them that runs at once. */
@ApplicationScoped
class Demonstration {

    private static final Logger LOG = Logger.getLogger(Demonstration.class);
    private static final int DAYS = 3;
    private static final int RECORDS_A_DAY = 300;

    private final DemonstrationConfig config;
    private final S3Config s3;
    private final Buckets buckets;
    private final CodeArchives archives;
    private final Jobs jobs;
    private final Schedules schedules;
    private final Runs runs;
    private final Clock clock;

    Demonstration(
            DemonstrationConfig config,
            S3Config s3,
            Buckets buckets,
            CodeArchives archives,
            Jobs jobs,
            Schedules schedules,
            Runs runs,
            Clock clock) {
        this.config = config;
        this.s3 = s3;
        this.buckets = buckets;
        this.archives = archives;
        this.jobs = jobs;
        this.schedules = schedules;
        this.runs = runs;
        this.clock = clock;
    }

    /** Prepares it beside the start, which does not wait; a failure is told in the log and harms nothing. */
    void prepare(Account owner) {
        if (config.example().isEmpty() || config.commandLine().isEmpty()) {
            return;
        }
        Thread preparation = new Thread(() -> prepareNow(owner), "demonstration");
        preparation.setDaemon(true);
        preparation.start();
    }

    private void prepareNow(Account owner) {
        try {
            makeMeasurements(config.commandLine().orElseThrow());
            scheduleExample(config.example().orElseThrow(), owner);
            LOG.info("The example job and its measurements are ready: see the page Jobs");
        } catch (IOException | RuntimeException e) {
            LOG.error("The example job could not be prepared; Almanac works without it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeMeasurements(Path commandLine) throws IOException, InterruptedException {
        String firstDay = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusDays(DAYS)
                .toString();
        run(List.of(
                commandLine.toString(),
                "generate",
                "telemetry",
                buckets.store().toString(),
                "--from",
                firstDay,
                "--days",
                Integer.toString(DAYS),
                "--records",
                Integer.toString(RECORDS_A_DAY)));
    }

    private void scheduleExample(Path example, Account owner) throws IOException, InterruptedException {
        Path archive = Files.createTempFile("almanac-example-", ".tar.gz");
        try {
            run(List.of(example.resolve("package").toString(), archive.toString()));
            String name = example.getFileName().toString();
            CodeArchive code = archives.keep(archive, name + ".tar.gz", owner);
            QuarkusTransaction.requiringNew().run(() -> schedule(name, code, owner));
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private void schedule(String name, CodeArchive code, Account owner) {
        VersionDraft version =
                new VersionDraft(code.sha256(), name + ".tar.gz", "./run.sh", "output", 30, Network.NONE, Map.of());
        Job job = jobs.create(new JobDraft(name, Visibility.PUBLIC, PublicationMode.ACCUMULATE, version), owner);
        schedules.set(job, Optional.of(new Recurrence.Daily(LocalTime.of(6, 0), ZoneOffset.UTC)), owner);
        runs.runNow(job, owner);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        s3.endpoint().ifPresent(endpoint -> builder.environment().put("AWS_ENDPOINT_URL", endpoint.toString()));
        s3.accessKey().ifPresent(key -> builder.environment().put("AWS_ACCESS_KEY_ID", key));
        s3.secretKey().ifPresent(key -> builder.environment().put("AWS_SECRET_ACCESS_KEY", key));
        builder.environment().put("AWS_REGION", s3.region());
        Process process = builder.start();
        process.getOutputStream().close();
        String messages = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(
                    command.get(0) + " ended with exit code " + process.exitValue() + ": " + messages.strip());
        }
    }
}
