package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.Roots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "generate", mixinStandardHelpOptions = true, description = "Makes data to try things with.")
final class GenerateCommand {
    @Command(description = "Makes records in the shape of browser telemetry; the same seed gives the same records.")
    int telemetry(
            @Parameters(paramLabel = "STORE", description = "store to fill: a path, file: or s3: address")
                    String address,
            @Option(names = "--dataset", defaultValue = "telemetry", description = "dataset to fill") String dataset,
            @Option(names = "--lines", description = "also write the records as line files (.lzma) under this folder")
                    @Nullable Path lines,
            @Option(names = "--seed", defaultValue = "1", description = "where chance begins") long seed,
            @Option(names = "--from", defaultValue = "2026-01-01", description = "first submission date")
                    LocalDate from,
            @Option(names = "--days", defaultValue = "2", description = "how many days") int days,
            @Option(names = "--records", defaultValue = "200", description = "records a day") int records,
            @Option(names = "--record-bytes", defaultValue = "40000", description = "about how long a record is")
                    int recordBytes)
            throws IOException {
        try (Objects root = Roots.open(address)) {
            TelemetryData data = new TelemetryData(seed, recordBytes);
            for (int day = 0; day < days; day++) {
                data.fill(root, dataset, lines, from.plusDays(day), records);
            }
        }
        return 0;
    }
}
