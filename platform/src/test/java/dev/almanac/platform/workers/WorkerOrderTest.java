package dev.almanac.platform.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerOrderTest {

    private static JobCode code(String command, String output, Map<String, String> environment) {
        return new JobCode(InputStream::nullInputStream, command, output, environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/output", "output/", "a//b", ".", "..", "a/../b", "a/.", "a\0b"})
    void refusesAnOutputDirectoryThatIsNotInside(String output) {
        assertThatThrownBy(() -> code("true", output, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outputDirectory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A B", "A=B", "É", "ALMANAC_STORE", "ALMANAC_"})
    void refusesAVariableThatIsNoneOrTaken(String name) {
        assertThatThrownBy(() -> code("true", "output", Map.of(name, "value")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @Test
    void refusesWhatNoCommandLineCanHold() {
        assertThatThrownBy(() -> code(" ", "output", Map.of())).hasMessageContaining("command");
        assertThatThrownBy(() -> code("a\0b", "output", Map.of())).hasMessageContaining("command");
        assertThatThrownBy(() -> code("x".repeat(70_000), "output", Map.of())).hasMessageContaining("65536");
        assertThatThrownBy(() -> code("true", "output", Map.of("A", "a\0b"))).hasMessageContaining("value of A");
        assertThatThrownBy(() -> code("true", "output", Map.of("A", "x".repeat(200_000))))
                .hasMessageContaining("102400");
    }

    @Test
    void refusesLimitsThatNoJobCouldLiveWith() {
        assertThatThrownBy(() -> WorkerLimits.usual(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> WorkerLimits.usual(Duration.ofDays(8))).hasMessageContaining("PT192H");
        assertThatThrownBy(() -> new WorkerLimits(Duration.ofHours(1), 1, 1L << 30, 100, 1L << 30, 100))
                .hasMessageContaining("logBytes must be at least 65536 but was 1");
    }

    @Test
    void addsTheRunsVariablesToTheJobs() {
        WorkerOrder order = Orders.of("true").in(Map.of("MINE", "1")).attempt();

        assertThat(order.variables("file:///store", "/work", "/inputs"))
                .containsEntry("MINE", "1")
                .containsEntry("ALMANAC_STORE", "file:///store")
                .containsEntry("ALMANAC_OUTPUT", "/work/output")
                .containsEntry("ALMANAC_INPUTS", "/inputs")
                .hasSize(8);
    }
}
