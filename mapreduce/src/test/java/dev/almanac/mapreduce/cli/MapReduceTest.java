package dev.almanac.mapreduce.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.mapreduce.Tools;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole jobs, with real child processes, and what may happen to them. */
class MapReduceTest {
    @TempDir
    static Path shared;

    private static Path store;
    private static Path archive;
    private static Path jar;
    private static String expectedSums = "";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

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

    private List<String> arguments(String job, String... more) {
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

    private int run(String job, String... more) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, UTF_8));
        try {
            return Almanac.run(arguments(job, more).toArray(String[]::new));
        } finally {
            System.setErr(before);
        }
    }

    private static String job(Class<?> type) {
        return jar + ":" + type.getName();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private void requireFailure(int exit, String... said) {
        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString(UTF_8)).contains(said);
        assertThat(folder.resolve("output")).doesNotExist();
        assertThat(folder.resolve("work"))
                .satisfiesAnyOf(work -> assertThat(work).doesNotExist(), work -> assertThat(work)
                        .isEmptyDirectory());
    }

    private String expectedSums() throws IOException {
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

    @ParameterizedTest
    @CsvSource({"2, 1", "1, 3", "3, 7"})
    void givesTheSameBytesForAnyNumberOfProcesses(String mappers, String reducers) throws IOException {
        String expected = expectedSums();
        assertThat(run(job(TestJobs.Sums.class), "--mappers", mappers, "--reducers", reducers))
                .isZero();
        assertThat(output()).isEqualTo(expected);
    }

    @Test
    void spillsAndMergesWithinItsMemory() throws IOException {
        for (String mappers : List.of("1", "2")) {
            assertThat(run(
                            job(TestJobs.PlainSums.class),
                            "--mappers",
                            mappers,
                            "--reducers",
                            mappers,
                            "--overwrite",
                            "--memory",
                            "40",
                            "--report",
                            folder.resolve("r" + mappers).toString()))
                    .as(errors.toString(UTF_8))
                    .isZero();
            Files.move(folder.resolve("output"), folder.resolve("output" + mappers));
        }
        assertThat(folder.resolve("output1")).hasSameBinaryContentAs(folder.resolve("output2"));
        assertThat(Files.readString(folder.resolve("r2")))
                .contains("\"recordsRead\":1800")
                .contains("\"recordsMapped\":1800");
    }

    @Test
    void writesPairsAsTheyAreWithoutReduce() throws IOException {
        assertThat(run(job(TestJobs.Keys.class))).isZero();
        assertThat(output().lines())
                .hasSize(1800)
                .isSorted()
                .allMatch(line -> line.matches("[0-9a-f-]{36}\t(nightly|aurora|beta)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"map", "combine", "reduce"})
    void aKilledProcessIsReplaced(String step) throws IOException {
        String expected = expectedSums();
        Files.writeString(TestJobs.folder().resolve("die-in"), step);
        Path report = folder.resolve("report");
        assertThat(run(job(TestJobs.Dying.class), "--mappers", "2", "--reducers", "2", "--report", report.toString()))
                .as(errors.toString(UTF_8))
                .isZero();
        assertThat(output()).isEqualTo(expected);
        assertThat(Files.readString(report)).contains("\"processesReplaced\":1").contains("\"recordsRead\":1800");
        assertThat(errors.toString(UTF_8)).contains("is replaced");
    }

    @Test
    void childrenEndWithTheirParentAndTheNextJobCleansUp() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Almanac.class.getName()));
        command.addAll(arguments(job(TestJobs.Endless.class)));
        Process parent = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitFile(TestJobs.folder().resolve("started"));
        List<ProcessHandle> children = parent.descendants().toList();
        assertThat(children).isNotEmpty();
        parent.destroyForcibly().onExit().join();
        for (ProcessHandle child : children) {
            assertThat(child.onExit().orTimeout(20, TimeUnit.SECONDS)).succeedsWithin(java.time.Duration.ofSeconds(20));
        }
        assertThat(folder.resolve("output")).doesNotExist();
        assertThat(folder.resolve("work")).isNotEmptyDirectory();
        assertThat(run(job(TestJobs.Keys.class))).isZero();
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    private static void awaitFile(Path file) {
        for (int i = 0; i < 600 && !Files.exists(file); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(file).exists();
    }

    @Test
    void aFailingMapEndsTheJobAndIsNamed() {
        requireFailure(run(job(TestJobs.Throwing.class)), "map failed", "a zero", ".can, byte ", "record '0");
    }

    @Test
    void toleratesSoManyFailingCallsAndSaysSo() throws IOException {
        Path report = folder.resolve("report");
        assertThat(run(job(TestJobs.Throwing.class), "--tolerate-map-errors", "500", "--report", report.toString()))
                .isZero();
        long failed = Files.readString(report).split("record '0").length - 1;
        assertThat(failed).isBetween(50L, 200L);
        assertThat(output().lines()).hasSize((int) (1800 - failed));
        assertThat(errors.toString(UTF_8)).contains("left out: ");
        Files.delete(folder.resolve("output"));
        requireFailure(
                run(job(TestJobs.Throwing.class), "--tolerate-map-errors", Long.toString(failed - 1)),
                "map calls failed");
    }

    @Test
    void stopsAMapCallThatNeverEnds() {
        requireFailure(
                run(job(TestJobs.Endless.class), "--record-timeout", "1"),
                "not done with this record after 1 seconds",
                ".can");
    }

    @Test
    void aFullDiskEndsTheJob() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "ulimit -f 100; exec \"$@\"",
                "bash",
                java,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Almanac.class.getName()));
        command.addAll(arguments(job(TestJobs.PlainSums.class)));
        Path said = folder.resolve("said");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .onExit()
                .join()
                .exitValue();
        Files.write(folder.resolve("errors"), Files.readAllBytes(said));
        errors.writeBytes(Files.readAllBytes(said));
        requireFailure(exit, "writing sorted pairs", "File too large");
    }

    @Test
    void refusesDamagedInput() throws IOException {
        Path copy = copyOfOneCan();
        byte[] bytes = Files.readAllBytes(copy);
        bytes[2000] ^= 4;
        Files.write(copy, bytes);
        requireFailure(
                run(job(TestJobs.Sums.class), "--store", folder.resolve("store").toString()),
                copy.getFileName().toString(),
                "damaged at byte");
    }

    private Path copyOfOneCan() throws IOException {
        Path one;
        try (Stream<Path> walk = Files.walk(store)) {
            one = walk.filter(path -> path.toString().endsWith(".can"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Path copy = folder.resolve("store").resolve(store.relativize(one));
        Files.createDirectories(copy.getParent());
        Files.copy(store.resolve("telemetry/schema.json"), folder.resolve("store/telemetry/schema.json"));
        return Files.copy(one, copy);
    }

    @Test
    void refusesAndToleratesBadLines() throws IOException {
        Path lines = folder.resolve("lines/r/a/c/v/b.d.v1.log." + "0".repeat(32) + ".gz");
        Files.createDirectories(lines.getParent());
        try (OutputStream out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(lines))) {
            out.write("k1\t{\"a\":1}\nk2\t{\"a\":}\nk3\t{\"a\":3}\n".getBytes(UTF_8));
        }
        String root = folder.resolve("lines").toString();
        requireFailure(run(job(TestJobs.Keys.class), "--store", root), "byte 11, record 'k2': no JSON object");
        assertThat(run(job(TestJobs.Keys.class), "--store", root, "--tolerate-refused-records", "1"))
                .isZero();
        assertThat(output()).isEqualTo("k1\tc\nk3\tc\n");
        assertThat(run(job(TestJobs.Keys.class), "--store", root, "--no-validation", "--overwrite"))
                .isZero();
        assertThat(output().lines()).hasSize(3);
    }

    @Test
    void refusesToReplaceTheOutput() throws IOException {
        Files.writeString(folder.resolve("output"), "mine");
        assertThat(run(job(TestJobs.Keys.class))).isEqualTo(1);
        assertThat(output()).isEqualTo("mine");
        assertThat(errors.toString(UTF_8)).contains("is there already");
        assertThat(run(job(TestJobs.Keys.class), "--overwrite")).isZero();
        assertThat(output()).isNotEqualTo("mine");
    }

    @Test
    void aFilterThatMatchesNothingIsAnError() throws IOException {
        Path filter = Files.writeString(
                folder.resolve("filter.json"),
                "{\"version\":1,\"dimensions\":[{\"field_name\":\"appName\",\"allowed_values\":\"Fennec\"}]}");
        requireFailure(run(job(TestJobs.Keys.class), "--filter", filter.toString()), "matches the filter", "Fennec");
        assertThat(run(job(TestJobs.Keys.class), "--filter", filter.toString(), "--allow-empty"))
                .as(errors.toString(UTF_8))
                .isZero();
        assertThat(output()).isEmpty();
        Files.writeString(filter, "{\"version\":1,\"dimensions\":[{\"field_name\":\"app\",\"allowed_values\":\"*\"}]}");
        assertThat(run(job(TestJobs.Keys.class), "--filter", filter.toString(), "--overwrite"))
                .isEqualTo(1);
        assertThat(errors.toString(UTF_8)).contains("rule for app");
    }

    @Test
    void readsLineFilesInPlaceInTheFormerSpelling() throws IOException {
        Tools.require("python3");
        Path script = script("""
                import json
                def map(k, d, v, cx):
                    cx.write((json.loads(v)["info"]["OS"], len(d)), 1)
                def reduce(k, values, cx):
                    cx.writecsv(list(k) + [sum(values), 'a "quoted", one'])
                """);
        assertThat(run(
                        script.toString(),
                        "--num-mappers",
                        "3",
                        "--num-reducers",
                        "2",
                        "--local-only",
                        "--data-dir",
                        archive.toString(),
                        "--bucket",
                        "unused"))
                .as(errors.toString(UTF_8))
                .isZero();
        assertThat(output().split("\r\n"))
                .hasSize(3)
                .allMatch(line -> line.matches("(Darwin|Linux|WINNT),6,\\d+,\"a \"\"quoted\"\", one\""));
        Files.writeString(archive.resolve("stray"), "");
        Files.delete(folder.resolve("output"));
        int exit = run(script.toString(), "--local-only", "--data-dir", archive.toString());
        Files.delete(archive.resolve("stray"));
        requireFailure(exit, "stray");
    }

    private Path script(String text) throws IOException {
        return Files.writeString(folder.resolve("job.py"), text);
    }

    @Test
    void pythonAndJavaAgreeToTheLastDigit() throws IOException {
        Tools.require("python3");
        Path script = script("""
                import json
                def map(k, d, v, cx):
                    if k < "01":
                        print("not between the answers")
                    j = json.loads(v)
                    for h in j["histograms"].values():
                        cx.write(j["info"]["OS"], h[-5] / 7)
                    cx.write((j["info"]["OS"], k[:1]), 1.0)
                def combine(k, values, cx):
                    total = 0.0
                    for v in values:
                        total += v
                    cx.write(k, total)
                def setup_reduce(cx):
                    cx.field_separator = "\\t"
                def reduce(k, values, cx):
                    total = 0.0
                    for v in values:
                        total += v
                    cx.write(k, total)
                """);
        String expected = expectedSums();
        assertThat(run(script.toString(), "--mappers", "2", "--reducers", "2"))
                .as(errors.toString(UTF_8))
                .isZero();
        List<String> ours = expected.lines().toList();
        List<String> pythons = output().lines().toList();
        assertThat(pythons).hasSameSizeAs(ours);
        for (int i = 0; i < ours.size(); i++) {
            int value = ours.get(i).lastIndexOf('\t');
            assertThat(pythons.get(i)).startsWith(ours.get(i).substring(0, value + 1));
            assertThat(Double.parseDouble(pythons.get(i).substring(value + 1)))
                    .isEqualTo(Double.parseDouble(ours.get(i).substring(value + 1)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "def map(k, d, v, cx:; SyntaxError",
                "x = 1; no function map",
                "def map(k, d, v, cx): raise ValueError('odd'); ValueError: odd",
                "import sys\\ndef map(k, d, v, cx): sys.exit(3); SystemExit: 3",
                "import os\\ndef map(k, d, v, cx): os._exit(4); python3 ended with code 4",
                "def map(k, d, v, cx): cx.write(None, 1); a key must be of texts and numbers",
                "def map(k, d, v, cx): cx.write(k, 1)\\ndef reduce(k, vs, cx): raise KeyError(k); reduce failed for key",
                "import sys\\nsys.exit(0); SystemExit",
            })
    void saysWhatIsWrongWithAScript(String text, String said) throws IOException {
        Tools.require("python3");
        Path script = script(text.replace("\\n", "\n") + "\n");
        requireFailure(run(script.toString(), "--mappers", "2", "--reducers", "1"), said);
    }

    @Test
    void stopsAScriptThatNeverEnds() throws IOException {
        Tools.require("python3");
        Path script = script("def map(k, d, v, cx):\n    while True: pass\n");
        requireFailure(run(script.toString(), "--record-timeout", "1"), "not done with this record");
    }

    @Test
    void twoJobsShareAWorkFolder() throws InterruptedException {
        Path otherOutput = folder.resolve("other");
        List<String> arguments = arguments(job(TestJobs.Keys.class));
        arguments.set(arguments.indexOf(folder.resolve("output").toString()), otherOutput.toString());
        Thread other = new Thread(() -> Almanac.run(arguments.toArray(String[]::new)));
        other.start();
        assertThat(run(job(TestJobs.Keys.class))).isZero();
        other.join();
        assertThat(otherOutput).hasSameBinaryContentAs(folder.resolve("output"));
    }
}
