package dev.almanac.mapreduce.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole jobs, with real child processes. */
class MapReduceTest extends WholeJob {
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
