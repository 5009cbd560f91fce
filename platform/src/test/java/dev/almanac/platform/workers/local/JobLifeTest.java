package dev.almanac.platform.workers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.platform.workers.LogPart;
import dev.almanac.platform.workers.Orders;
import dev.almanac.platform.workers.WorkerCapabilities.Protection;
import dev.almanac.platform.workers.WorkerEnding;
import dev.almanac.platform.workers.WorkerEnding.Reason;
import dev.almanac.platform.workers.WorkerLimits;
import dev.almanac.platform.workers.WorkerStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How jobs begin, speak and end. */
class JobLifeTest {

    @TempDir
    Path directory;

    private LocalBench bench;

    @BeforeEach
    void start() {
        bench = LocalBench.in(directory);
    }

    @AfterEach
    void removeAll() throws IOException {
        bench.close();
    }

    @Test
    void endsDaemonsThatIgnoreTermAtTheDeadlineAndKeepsTheirLog() {
        String marker = UUID.randomUUID().toString();
        String daemon = "trap '' TERM; : " + marker + "; while :; do echo daemon; read -t 0.1 <> <(:); done";
        String command = "trap '' TERM; (setsid setsid bash -c \"" + daemon + "\" &) & (" + daemon
                + ") & echo main; wait; sleep 999";

        UUID attempt = bench.launch(Orders.of(command).within(Duration.ofSeconds(1)));
        WorkerEnding ending = bench.awaitEnding(attempt);

        assertThat(ending.reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(ending.succeeded()).isFalse();
        // A second to the deadline and ten of grace, in which the daemons went on; the rest is the machine's leisure.
        assertThat(Duration.between(ending.times().startedAt(), ending.times().endedAt()))
                .isBetween(Duration.ofSeconds(11), Duration.ofSeconds(20));
        assertThat(bench.log(attempt).lines().filter("daemon"::equals).count()).isGreaterThan(100);
        assertThat(bench.log(attempt)).contains("main\n");
        assertThat(bench.processesWith(marker)).isEmpty();
    }

    @Test
    void leavesTimeToCleanUpAtTheDeadline() throws IOException {
        String command = "mkdir output; trap 'echo cleaned up > output/note; exit 0' TERM; while :; do sleep 0.1; done";

        UUID attempt = bench.launch(Orders.of(command).within(Duration.ofSeconds(1)));

        assertThat(bench.awaitEnding(attempt).reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(bench.workDirectory(attempt).resolve("output/note")).hasContent("cleaned up");
    }

    @Test
    void endsWithTheCommandWhateverItLeftRunning() throws IOException {
        String marker = UUID.randomUUID().toString();
        String writer = ": " + marker + "; while :; do echo x >> output/growing; done";
        UUID attempt = bench.launch(Orders.of("mkdir output; (setsid bash -c '" + writer + "' &); sleep 0.3"));

        assertThat(bench.awaitEnding(attempt).succeeded()).isTrue();
        Path growing = bench.workDirectory(attempt).resolve("output/growing");
        long sizeBytes = Files.size(growing);

        assertThat(bench.processesWith(marker)).isEmpty();
        assertThat(Files.size(growing)).isEqualTo(sizeBytes);
    }

    @Test
    void tellsASignalAsBashDoes() {
        WorkerEnding ending = bench.awaitEnding(bench.launch(Orders.of("kill -SEGV $$")));

        assertThat(ending.exitCode()).isEqualTo(139);
        assertThat(ending.signal()).isEqualTo("SEGV");
    }

    @Test
    void tellsWantOfMemoryFromAPlainExit() {
        WorkerLimits limits = new WorkerLimits(Duration.ofMinutes(1), 1 << 20, 64L << 20, 256, 1L << 30, 256);
        boolean limited = bench.workers().capabilities().enforces(Protection.MEMORY);
        assumeTrue(limited, "no control group for memory here");

        UUID hungry = bench.launch(Orders.of("head -c 300M /dev/zero | tail").within(limits));
        UUID modest = bench.launch(
                Orders.of("head -c 3M /dev/zero | tail > /dev/null; exit 137").within(limits));

        assertThat(bench.awaitEnding(hungry).reason()).isEqualTo(Reason.OUT_OF_MEMORY);
        assertThat(bench.awaitEnding(modest).reason()).isEqualTo(Reason.EXITED);
    }

    @Test
    void saysWhatTarSaidOfAnArchiveThatDoesNotUnpack() {
        byte[] whole = Orders.tarGz(Map.of("file", "x".repeat(1000)));

        UUID attempt = bench.launch(Orders.of("echo never").from(Arrays.copyOf(whole, whole.length / 2)));

        assertThat(bench.awaitEnding(attempt).reason()).isEqualTo(Reason.UNPACK_FAILED);
        assertThat(bench.log(attempt)).contains("unexpected end of file").doesNotContain("never");
    }

    @Test
    void keepsHeadAndTailOfALongLogInBoundedSpace() throws IOException {
        int logBytes = 8 << 20;
        WorkerLimits limits = new WorkerLimits(Duration.ofMinutes(5), logBytes, 1L << 30, 256, 1L << 30, 256);
        UUID attempt = bench.launch(
                Orders.of("echo first; head -c 1000000000 /dev/zero; echo last").within(limits));

        WorkerEnding ending = bench.awaitEnding(attempt);
        LogPart head = bench.workers().log(attempt, 0, 100);
        LogPart afterGap = bench.workers().log(attempt, logBytes, 100);
        LogPart tail = bench.workers().log(attempt, ending.logBytes() - 5, 100);

        assertThat(ending.logBytes()).isEqualTo(1_000_000_000L + 11);
        assertThat(new String(head.bytes(), StandardCharsets.UTF_8)).startsWith("first\n");
        assertThat(head.omittedBefore()).isZero();
        assertThat(afterGap.omittedBefore())
                .isEqualTo(afterGap.offset() - logBytes)
                .isGreaterThan(900_000_000);
        assertThat(new String(tail.bytes(), StandardCharsets.UTF_8)).isEqualTo("last\n");
        try (Stream<Path> files = Files.list(bench.workDirectory(attempt).resolveSibling("out"))) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThanOrEqualTo(logBytes + 4096);
        }
    }

    @Test
    void keepsEveryByteOfABinaryLogWithoutLineEnds() throws IOException {
        String bytes = "for i in {1..40}; do printf '\\0\\1\\377\\200<script>\\033[31m'; done";

        UUID attempt = bench.launch(Orders.of(bytes));
        bench.awaitEnding(attempt);

        byte[] one = "\0\1\u00ff\u0080<script>\033[31m".getBytes(StandardCharsets.ISO_8859_1);
        byte[] log = bench.workers().log(attempt, 0, 1 << 20).bytes();
        assertThat(log).hasSize(40 * one.length).startsWith(one).endsWith(one);
    }

    @Test
    void showsTheLogWhileTheJobRuns() {
        UUID attempt = bench.launch(Orders.of("printf 'half a line'; while :; do sleep 0.1; done"));

        bench.awaitLog(attempt, "half a line");

        assertThat(bench.workers().status(attempt)).isInstanceOf(WorkerStatus.Running.class);
    }

    @Test
    void handsOverTheEnvironmentAsItIs() {
        Map<String, String> environment =
                Map.of("LINES_", "one\ntwo\n", "QUOTES", "a 'b' \"c\" `id` $(id) \\", "EMPTY", "", "UMLAUT", "ü");

        String log = bench.run(Orders.of("printf '%s|' \"$LINES_\" \"$QUOTES\" \"$EMPTY\" \"$UMLAUT\"")
                .in(environment));

        assertThat(log).isEqualTo("one\ntwo\n|a 'b' \"c\" `id` $(id) \\||ü|");
    }

    @Test
    void saysWhatTheRunIsAbout() {
        String log =
                bench.run("env | grep ^ALMANAC_ | grep -v RUN_ID | sort; [[ ${#ALMANAC_RUN_ID} == 36 ]] && echo an id");

        assertThat(log).isEqualTo("""
                        ALMANAC_DATE=2026-03-01
                        ALMANAC_DUE=2026-03-02T12:00:00Z
                        ALMANAC_INPUTS=/run/almanac/inputs.jsonl
                        ALMANAC_JOB=daily-os
                        ALMANAC_OUTPUT=/work/output
                        ALMANAC_STORE=file:///store
                        an id
                        """);
    }

    @Test
    void givesTheRecordOfInputsUpToItsLastWholeLine() throws IOException {
        UUID attempt = bench.launch(Orders.of("printf '{\"can\":1}\\n{\"can\":2}\\ncut' >> $ALMANAC_INPUTS"));
        bench.awaitEnding(attempt);

        assertThat(bench.workers().inputs(attempt)).isEqualTo(List.of("{\"can\":1}", "{\"can\":2}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; echo \"quoted' $(echo 'sub')",
                "echo a; echo b # c",
                "-e",
                "echo $'tab\\t' && (echo sub) | cat",
                "echo é\n\necho next"
            })
    void runsTheCommandLineAsTyped(String command) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .start();
        String expected = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        UUID attempt = bench.launch(Orders.of(command));

        assertThat(bench.awaitEnding(attempt).exitCode()).isEqualTo(bash.waitFor());
        // Bash names itself in its complaints, here by its path.
        assertThat(bench.log(attempt).replace("/usr/bin/bash:", "bash:")).isEqualTo(expected);
    }
}
