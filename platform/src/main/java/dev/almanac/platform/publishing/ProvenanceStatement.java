package dev.almanac.platform.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The provenance of a publication in the form that other tools read: an in-toto statement (v1) whose predicate is SLSA
 * provenance (v1). See in-toto.io/Statement/v1 and slsa.dev/provenance/v1 for what the fields mean.
 */
record ProvenanceStatement(
        @JsonProperty("_type") String type, List<Resource> subject, String predicateType, Predicate predicate) {

    private static final String BUILD_TYPE = "https://almanac.dev/run/v1";

    /** Something with a digest: a published file, the code, a can of the store. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Resource(String name, Map<String, String> digest) {

        static Resource of(String name, String sha256) {
            return new Resource(name, Map.of("sha256", sha256));
        }
    }

    record Predicate(BuildDefinition buildDefinition, RunDetails runDetails) {}

    record BuildDefinition(
            String buildType,
            Map<String, Object> externalParameters,
            Map<String, Object> internalParameters,
            List<Resource> resolvedDependencies) {}

    record RunDetails(Map<String, Object> builder, Map<String, Object> metadata) {}

    static ProvenanceStatement of(Publication publication, List<PublishedFile> files) {
        Provenance facts = publication.provenance();
        return new ProvenanceStatement(
                "https://in-toto.io/Statement/v1",
                files.stream()
                        .map(file -> Resource.of(file.name(), file.sha256()))
                        .toList(),
                "https://slsa.dev/provenance/v1",
                new Predicate(definition(publication.job().name(), facts), details(facts)));
    }

    private static BuildDefinition definition(String job, Provenance facts) {
        List<Resource> dependencies = new ArrayList<>();
        dependencies.add(Resource.of("code", facts.codeSha256()));
        facts.inputs().forEach(input -> dependencies.add(Resource.of(input.uri(), input.sha256())));
        return new BuildDefinition(
                BUILD_TYPE,
                Map.of(
                        "job", job,
                        "version", facts.versionNumber(),
                        "command", facts.command(),
                        "outputDirectory", facts.outputDirectory(),
                        "environmentNames", facts.environmentNames(),
                        "due", facts.due()),
                Map.of("cause", facts.cause(), "worker", facts.worker()),
                dependencies);
    }

    private static RunDetails details(Provenance facts) {
        Instant started = facts.startedAt();
        return new RunDetails(
                Map.of("id", "almanac:" + facts.worker().provider()),
                Map.of(
                        "invocationId",
                        facts.runId() + "/" + facts.attemptNumber(),
                        "startedOn",
                        started,
                        "finishedOn",
                        facts.endedAt()));
    }
}
