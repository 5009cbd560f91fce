package dev.almanac.platform.publishing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a publication was made from, as everybody may see it: no value of an environment variable, no e-mail address.
 *
 * @param versionNumber of the job's version
 * @param codeSha256 of the code archive
 * @param command as typed
 * @param environmentNames the names of the version's variables, sorted
 * @param outputDirectory relative to the unpacked archive
 * @param worker the provider that ran it, and what it ran on
 * @param inputs each can that was read from the store
 * @param cause why the run was made, in a few words
 * @param due the time of the slot that it was for
 */
public record Provenance(
        UUID runId,
        UUID attemptId,
        int attemptNumber,
        int versionNumber,
        String codeSha256,
        String command,
        List<String> environmentNames,
        String outputDirectory,
        Worker worker,
        List<Input> inputs,
        String cause,
        Instant due,
        Instant startedAt,
        Instant endedAt) {

    public Provenance {
        environmentNames = environmentNames.stream().sorted().toList();
        inputs = List.copyOf(inputs);
    }

    /**
     * Where the command ran.
     *
     * @param provider its name, for example {@code local}
     * @param imageDigest of the image that it ran in, where it was one
     */
    public record Worker(String provider, @Nullable String imageDigest) {}

    /**
     * Something that was read from the store, as the worker said.
     *
     * @param uri where it lay
     * @param sha256 64 hex digits
     */
    public record Input(String uri, long sizeBytes, String sha256) {}
}
