package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.json.JsonWriter;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.store.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says for each input that a job has read where it lay, how long it was, and its SHA-256: one line of JSON each. */
final class InputRecord {
    private InputRecord() {}

    /** Adds the lines to the file; where none is named, nothing is recorded. */
    static void write(@Nullable String file, Objects root, List<Input> inputs, Map<String, String> lineFileSha256)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Input input : inputs) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("uri", root.uri() + "/" + input.object().key());
            line.put("sizeBytes", input.object().sizeBytes());
            String sha256 =
                    input.sha256().orElse(lineFileSha256.get(input.object().key()));
            if (sha256 != null) {
                line.put("sha256", sha256);
            }
            lines.append(JsonWriter.write(line)).append('\n');
        }
        Files.writeString(Path.of(file), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
