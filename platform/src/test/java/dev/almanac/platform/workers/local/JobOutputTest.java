package dev.almanac.platform.workers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.workers.CollectedOutput;
import dev.almanac.platform.workers.Orders;
import dev.almanac.platform.workers.OutputVisitor.Refusal;
import dev.almanac.platform.workers.UnusableOutputException;
import dev.almanac.platform.workers.UnusableOutputException.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the platform reads of the output of jobs that mean no good. */
class JobOutputTest {

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
    void takesAnyNameThatIsText() throws IOException {
        CollectedOutput output = bench.output(
                "mkdir output && cd output && touch -- 'a b' \"it's\" '\"' $'new\\nline' '$(x)' ';' '-rf' 'é' '%41' '\\x41' '🎉' $'\\x7f'");

        assertThat(output.files().keySet())
                .containsExactlyInAnyOrder(
                        "a b", "it's", "\"", "new\nline", "$(x)", ";", "-rf", "é", "%41", "\\x41", "🎉", "\u007f");
        assertThat(output.refused()).isEmpty();
    }

    @Test
    void refusesNamesThatAreNoText() throws IOException {
        CollectedOutput output =
                bench.output("mkdir -p output/$'d\\xff'; cd output; touch $'bad\\xfe' $'d\\xff/inside' good");

        assertThat(output.files()).containsOnlyKeys("good");
        assertThat(output.refused())
                .containsEntry("bad\\xFE", Refusal.NAME_NOT_UTF8)
                .containsEntry("d\\xFF", Refusal.NAME_NOT_UTF8)
                .hasSize(2);
    }

    @Test
    void followsNoLinkAndOpensNoPipe() throws IOException {
        CollectedOutput output = bench.output(
                "mkdir -p output/real; cd output; ln -s /etc/passwd passwd; ln -s / root; ln -s real alias; ln -s nowhere broken;"
                        + " mkfifo pipe; perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => \"socket\", Listen => 1)';"
                        + " mknod device c 1 3 || :; ln /etc/passwd hard || :; echo x > real/x; ln real/x y");

        assertThat(output.files()).containsOnlyKeys("real/x", "y");
        assertThat(output.refused())
                .containsEntry("passwd", Refusal.LINK)
                .containsEntry("root", Refusal.LINK)
                .containsEntry("alias", Refusal.LINK)
                .containsEntry("broken", Refusal.LINK)
                .containsEntry("pipe", Refusal.PIPE)
                .containsEntry("socket", Refusal.SOCKET)
                .hasSize(6);
    }

    @Test
    void refusesWhatItsOwnerMayNotRead() throws IOException {
        CollectedOutput output =
                bench.output("mkdir -p output/closed; cd output; touch secret open closed/in; chmod 0 secret closed");

        assertThat(output.files()).containsOnlyKeys("open");
        assertThat(output.refused())
                .containsEntry("secret", Refusal.UNREADABLE)
                .containsEntry("closed", Refusal.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    true                                    | NOTHING
                    touch output                            | FILE
                    ln -s /etc output                       | LINK
                    mkdir real && ln -s real output         | LINK
                    mkfifo output                           | SPECIAL
                    mkdir -m 0 output                       | UNREADABLE
                    """)
    void namesWhatIsThereInsteadOfTheDirectory(String command, Found found) {
        assertThatThrownBy(() -> bench.output(command))
                .isInstanceOfSatisfying(UnusableOutputException.class, e -> assertThat(e.found())
                        .isEqualTo(found))
                .hasMessageContaining("\"output\"");
    }

    @Test
    void followsNoLinkOnTheWayToTheDirectory() throws IOException {
        UUID attempt = bench.launch(Orders.of("mkdir -p real/below; ln -s real way; touch real/below/x"));
        bench.awaitEnding(attempt);
        CollectedOutput output = new CollectedOutput();

        bench.workers().readOutput(attempt, "real/below", output);
        assertThat(output.files()).containsOnlyKeys("x");
        assertThatThrownBy(() -> bench.workers().readOutput(attempt, "way/below", output))
                .isInstanceOfSatisfying(UnusableOutputException.class, e -> assertThat(e.found())
                        .isEqualTo(Found.LINK));
    }

    @Test
    void takesTenThousandFilesInTheOrderOfTheirBytes() throws IOException {
        CollectedOutput output = bench.output("mkdir output; cd output; for i in {1..10000}; do echo $i > f$i; done");

        assertThat(output.files()).hasSize(10_000);
        assertThat(List.copyOf(output.files().keySet())).isSorted();
        assertThat(new String(output.files().get("f9999"), StandardCharsets.UTF_8))
                .isEqualTo("9999\n");
    }

    @Test
    void stopsInADirectoryWithoutBottomAndRemovesIt() throws IOException {
        String deep =
                "mkdir output && cd output && touch top && perl -e 'for (1..3000) { mkdir \"d\"; chdir \"d\" } open F, \">bottom\"'";
        UUID attempt = bench.launch(Orders.of(deep));
        bench.awaitEnding(attempt);
        CollectedOutput output = new CollectedOutput();

        bench.workers().readOutput(attempt, "output", output);
        bench.workers().remove(attempt);

        assertThat(output.files()).containsOnlyKeys("top");
        assertThat(output.refused()).containsValue(Refusal.TOO_DEEP).hasSize(1);
        assertThat(bench.config().directory()).isEmptyDirectory();
    }
}
