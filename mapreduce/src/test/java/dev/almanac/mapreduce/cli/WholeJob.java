package dev.almanac.mapreduce.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.mapreduce.objects.FolderObjects;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store, an archive and a jar to run jobs with, and what a run leaves behind. */
abstract class WholeJob {
    @TempDir
    static Path shared;

    static Path store;
    static Path archive;
    static Path jar;
    static String expectedSums = "";

    @TempDir
    Path folder;

    final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeAll
    static void generate() throws IOException {
        store = shared.resolve("store");
        archive = shared.resolve("archive");
        TelemetryData data = new TelemetryData(42, 30_000);
        data.fill(FolderObjects.at(store), "telemetry", archive, LocalDate.parse("2026-01-01"), 900);
        data.fill(FolderObjects.at(store), "telemetry", archive, LocalDate.parse("2026-01-02"), 900);
        jar = shared.resolve("jobs.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, new java.util.jar.Manifest()).close();
        }
    }

    @BeforeEach
    void makeFolder() throws IOException {
        removeFolder();
        Files.createDirectories(TestJobs.folder());
    }

    @AfterEach
    void removeFolder() throws IOException {
        if (Files.exists(TestJobs.folder())) {
            try (Stream<Path> walk = Files.walk(TestJobs.folder())) {
                for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    List<String> arguments(String job, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("mapreduce", job, "--work-dir", folder.resolve("work").toString()));
        arguments.addAll(List.of("--output", folder.resolve("output").toString()));
        if (!List.of(more).contains("--memory")) {
            arguments.addAll(List.of("--memory", "64"));
        }
        if (!List.of(more).contains("--local-only") && !List.of(more).contains("--store")) {
            arguments.addAll(List.of("--store", store.toString()));
        }
        arguments.addAll(List.of(more));
        return arguments;
    }

    int run(String job, String... more) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, UTF_8));
        try {
            return Almanac.run(arguments(job, more).toArray(String[]::new));
        } finally {
            System.setErr(before);
        }
    }

    static String job(Class<?> type) {
        return jar + ":" + type.getName();
    }

    String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    void requireFailure(int exit, String... said) {
        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString(UTF_8)).contains(said);
        assertThat(folder.resolve("output")).doesNotExist();
        assertThat(folder.resolve("work"))
                .satisfiesAnyOf(work -> assertThat(work).doesNotExist(), work -> assertThat(work)
                        .isEmptyDirectory());
    }

    String expectedSums() throws IOException {
        if (expectedSums.isEmpty()) {
            assertThat(run(job(TestJobs.Sums.class), "--mappers", "1", "--reducers", "1"))
                    .as(errors.toString(UTF_8))
                    .isZero();
            expectedSums = output();
            Files.delete(folder.resolve("output"));
            assertThat(expectedSums).contains("WINNT\t").contains("Linux\ta\t");
        }
        return expectedSums;
    }
}
