package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.objects.FolderObjects;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.store.Import;
import dev.almanac.mapreduce.store.Schema;
import dev.almanac.mapreduce.store.Store;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Records in the shape of browser telemetry, spread over partitions as chance has it. */
final class TelemetryData {
    private record Release(String channel, String version) {}

    private static final List<Release> RELEASES =
            List.of(new Release("nightly", "30.0a1"), new Release("aurora", "29.0a2"), new Release("beta", "28.0"));
    private static final List<String> REASONS = List.of("saved-session", "idle-daily");
    private static final int DAYS_OF_BUILDS = 3;

    private final Random random;
    private final TelemetryRecord record;

    TelemetryData(long seed, int recordBytes) {
        this.random = new Random(seed);
        this.record = new TelemetryRecord(random, recordBytes);
    }

    /** Brings one day's records into the store, and as line files into the archive if there is one. */
    void fill(Objects root, String dataset, @Nullable Path archive, LocalDate day, int records) throws IOException {
        Store store = new Store(root);
        store.create(dataset, Schema.TELEMETRY);
        Import intoStore = new Import(store, dataset);
        Path scratch = Files.createTempDirectory("almanac-generate");
        try {
            Map<List<String>, Path> files = write(scratch, day, records);
            for (Map.Entry<List<String>, Path> file : files.entrySet()) {
                intoStore.add(
                        FolderObjects.at(scratch),
                        file.getValue().getFileName().toString(),
                        new Partition(dataset, Schema.TELEMETRY.dimensions(), file.getKey()));
                if (archive != null) {
                    compress(file.getValue(), archive.resolve(archiveKey(file.getKey())));
                }
                Files.delete(file.getValue());
            }
        } finally {
            Files.delete(scratch);
        }
    }

    private Map<List<String>, Path> write(Path scratch, LocalDate day, int records) throws IOException {
        Map<List<String>, Path> files = new LinkedHashMap<>();
        Map<List<String>, BufferedWriter> writers = new LinkedHashMap<>();
        for (int i = 0; i < records; i++) {
            Release release = RELEASES.get(random.nextInt(RELEASES.size()));
            String reason = REASONS.get(random.nextInt(REASONS.size()));
            String build = compact(day.minusDays(1L + random.nextInt(DAYS_OF_BUILDS))) + "030204";
            List<String> partition =
                    List.of(reason, "Firefox", release.channel(), release.version(), build, compact(day));
            BufferedWriter writer = writers.get(partition);
            if (writer == null) {
                Path file = scratch.resolve("part-" + files.size() + ".lines");
                files.put(partition, file);
                writer = Files.newBufferedWriter(file);
                writers.put(partition, writer);
            }
            writer.write(record.next(partition));
        }
        for (BufferedWriter writer : writers.values()) {
            writer.close();
        }
        return files;
    }

    private static String compact(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String archiveKey(List<String> partition) {
        return "%s/%s/%s/%s/%s.%s.v2.log.%016x%016x.lzma"
                .formatted(
                        partition.get(0).replace('-', '_'),
                        partition.get(1),
                        partition.get(2),
                        partition.get(3),
                        partition.get(4),
                        partition.get(5),
                        random.nextLong(),
                        random.nextLong());
    }

    private static void compress(Path lines, Path target) throws IOException {
        Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
        try (InputStream in = Files.newInputStream(lines);
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
                OutputStream out = new LZMAOutputStream(file, new LZMA2Options(1), -1)) {
            in.transferTo(out);
        }
    }
}
