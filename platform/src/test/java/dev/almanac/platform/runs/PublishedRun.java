package dev.almanac.platform.runs;

import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.publishing.OutputStaging;
import dev.almanac.platform.publishing.Publications;
import dev.almanac.platform.publishing.RefusedOutputException;
import dev.almanac.platform.publishing.StagedOutput;
import dev.almanac.platform.time.Ids;
import dev.almanac.platform.workers.WorkerEnding;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes a queued run to its publication without a worker, for tests of what comes afterwards. */
@ApplicationScoped
public class PublishedRun {

    /** The one file that it publishes. */
    public static final String FILE = "file.csv";

    private final Publications publications;
    private final AttemptEndings endings;
    private final Ids ids;
    private final Clock clock;

    PublishedRun(Publications publications, AttemptEndings endings, Ids ids, Clock clock) {
        this.publications = publications;
        this.endings = endings;
        this.ids = ids;
        this.clock = clock;
    }

    public void publish(UUID runId) {
        UUID attemptId = QuarkusTransaction.requiringNew().call(() -> {
            Run run = Run.lock(runId);
            // Of a node that is none, so that no watchdog looks for its worker.
            Attempt attempt = new Attempt(ids.next(), run, 1, ids.next(), "local", clock.instant());
            var times = new WorkerEnding.Times(clock.instant(), clock.instant());
            attempt.collect(new WorkerEnding(WorkerEnding.Reason.EXITED, 0, null, null, times, 0));
            attempt.persist();
            run.follow(RunState.COLLECTING);
            return attempt.id();
        });
        AttemptSnapshot attempt = AttemptSnapshot.of(attemptId);
        Job job = QuarkusTransaction.requiringNew()
                .call(() -> Job.findById(attempt.execution().jobId()));
        try (OutputStaging staging = publications.stage(job, runId, 1)) {
            staging.add(FILE, new ByteArrayInputStream(new byte[] {'1'}));
            StagedOutput output = staging.complete();
            endings.succeeded(attempt, output, List.of());
        } catch (IOException | RefusedOutputException e) {
            throw new IllegalStateException(e);
        }
    }
}
