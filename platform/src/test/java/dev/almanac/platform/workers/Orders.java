package dev.almanac.platform.workers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Orders for tests: a command in a small archive, under limits that suit a test. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Orders(
        String command, Map<String, String> environment, WorkerLimits limits, Network network, byte[] archive) {

    public static final String INSTALLATION = "test";
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An order of {@code command} in an archive that holds one file, {@code hello.txt}. */
    public static Orders of(String command) {
        WorkerLimits limits = new WorkerLimits(Duration.ofMinutes(5), 1 << 20, 1L << 30, 256, 1L << 30, 256);
        return new Orders(command, Map.of(), limits, Network.NONE, tarGz(Map.of("hello.txt", "hello")));
    }

    public Orders in(Map<String, String> environment) {
        return new Orders(command, environment, limits, network, archive);
    }

    public Orders within(Duration timeout) {
        return within(new WorkerLimits(
                timeout,
                limits.logBytes(),
                limits.memoryBytes(),
                limits.processes(),
                limits.fileBytes(),
                limits.openFiles()));
    }

    public Orders within(WorkerLimits limits) {
        return new Orders(command, environment, limits, network, archive);
    }

    public Orders on(Network network) {
        return new Orders(command, environment, limits, network, archive);
    }

    public Orders from(byte[] archive) {
        return new Orders(command, environment, limits, network, archive);
    }

    /** A new attempt by this order. */
    public WorkerOrder attempt() {
        return attempt(UUID.randomUUID());
    }

    public WorkerOrder attempt(UUID attemptId) {
        RunFacts facts = new RunFacts(
                UUID.randomUUID(),
                "daily-os",
                Instant.parse("2026-03-02T12:00:00Z"),
                LocalDate.of(2026, 3, 1),
                URI.create("s3://almanac-store"));
        JobCode code = new JobCode(() -> new ByteArrayInputStream(archive), command, "output", environment);
        return new WorkerOrder(attemptId, INSTALLATION, facts, code, limits, network);
    }

    /** An archive of files. */
    public static byte[] tarGz(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                entry.setMode(0755);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
