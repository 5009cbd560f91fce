package dev.almanac.platform.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.publishing.OutputStaging;
import dev.almanac.platform.publishing.Provenance;
import dev.almanac.platform.publishing.Publications;
import dev.almanac.platform.publishing.RefusedOutputException;
import dev.almanac.platform.publishing.StagedOutput;
import dev.almanac.platform.publishing.Synchroniser;
import dev.almanac.platform.workers.OutputVisitor;
import dev.almanac.platform.workers.UnusableOutputException;
import dev.almanac.platform.workers.WorkerProvider;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads what a command that ended well has left, and publishes it with the end of its run. */
@ApplicationScoped
class OutputCollection {

    private static final Logger LOG = Logger.getLogger(OutputCollection.class);

    private final Publications publications;
    private final Synchroniser synchroniser;
    private final AttemptEndings endings;
    private final ObjectMapper json;

    OutputCollection(Publications publications, Synchroniser synchroniser, AttemptEndings endings, ObjectMapper json) {
        this.publications = publications;
        this.synchroniser = synchroniser;
        this.endings = endings;
        this.json = json;
    }

    /**
     * Publishes the attempt's output, or ends the attempt with the reason why it cannot be.
     *
     * @throws IOException if the worker's files cannot be read at present; it may be called again
     */
    void collect(AttemptSnapshot attempt, WorkerProvider provider) throws IOException {
        AttemptSnapshot.Execution execution = attempt.execution();
        Job job = QuarkusTransaction.requiringNew().call(() -> Job.findById(execution.jobId()));
        try (OutputStaging staging = publications.stage(job, execution.runId(), attempt.number())) {
            provider.readOutput(attempt.id(), execution.outputDirectory(), new Stager(staging));
            StagedOutput output = staging.complete();
            endings.succeeded(attempt, output, inputs(provider.inputs(attempt.id())));
        } catch (RefusedOutputException | UnusableOutputException e) {
            endings.failed(attempt, String.valueOf(e.getMessage()));
            return;
        }
        synchroniser.synchronise(execution.jobId());
    }

    /** The worker's own record of what it read; lines that are no such record are left out. */
    private List<Provenance.Input> inputs(List<String> lines) {
        return lines.stream()
                .map(this::input)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Provenance.Input> input(String line) {
        try {
            JsonNode input = json.readTree(line);
            String sha256 = input.path("sha256").asText();
            if (sha256.matches("[0-9a-f]{64}")) {
                return Optional.of(new Provenance.Input(
                        input.path("uri").asText(), input.path("sizeBytes").asLong(), sha256));
            }
        } catch (JsonProcessingException damaged) {
            LOG.debugf("A line of inputs.jsonl is no JSON and is left out of the provenance: %s", damaged.getMessage());
        }
        return Optional.empty();
    }

    /** Hands each entry of the output directory on to the staging. */
    private record Stager(OutputStaging staging) implements OutputVisitor {

        @Override
        public void file(String path, long sizeBytes, InputStream content) throws IOException {
            staging.add(path, content);
        }

        @Override
        public void refused(String path, Refusal refusal) {
            staging.refuse(path, "it is " + refusal.description() + "; only regular files are published");
        }
    }
}
