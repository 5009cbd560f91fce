package dev.almanac.mapreduce.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may happen to a job: it ends right, or it ends without output and says why. */
class MapReduceFaultsTest extends WholeJob {
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
}
