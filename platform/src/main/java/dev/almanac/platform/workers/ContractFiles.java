package dev.almanac.platform.workers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The forms of the worker contract's files that every provider writes and reads; {@code worker-image/README.md} has
 * them in full.
 */
public final class ContractFiles {

    private ContractFiles() {}

    /** The content of {@code in/environment}. */
    public static byte[] environment(Map<String, String> variables) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        variables.forEach(
                (name, value) -> bytes.writeBytes((name + "=" + value + "\0").getBytes(StandardCharsets.UTF_8)));
        return bytes.toByteArray();
    }

    /** The content of {@code in/limits}. */
    public static String limits(WorkerLimits limits) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("timeout_seconds", Long.toString(limits.timeout().toSeconds()));
        values.put("log_bytes", Long.toString(limits.logBytes()));
        values.put("memory_bytes", Long.toString(limits.memoryBytes()));
        values.put("processes", Integer.toString(limits.processes()));
        values.put("file_bytes", Long.toString(limits.fileBytes()));
        values.put("open_files", Integer.toString(limits.openFiles()));
        return new Lines(values).format();
    }

    /**
     * What {@code out/exit} says.
     *
     * @throws IllegalArgumentException or {@link java.util.NoSuchElementException} if it breaks the contract
     */
    public static WorkerEnding ending(String exit) {
        Lines lines = Lines.parse(exit);
        String code = lines.text("exit_code");
        String signal = lines.text("signal");
        String detail = lines.text("detail");
        return new WorkerEnding(
                WorkerEnding.Reason.valueOf(lines.text("reason").toUpperCase(Locale.ROOT)),
                code.isEmpty() ? null : Math.toIntExact(lines.number("exit_code")),
                signal.isEmpty() ? null : signal,
                detail.isEmpty() ? null : detail,
                new WorkerEnding.Times(
                        Instant.ofEpochMilli(lines.number("started_at")),
                        Instant.ofEpochMilli(lines.number("ended_at"))),
                lines.number("log_bytes"));
    }
}
