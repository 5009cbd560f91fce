package dev.almanac.mapreduce.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.mapreduce.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts as they exist, and scripts that misbehave. */
class PythonJobTest extends WholeJob {
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
}
