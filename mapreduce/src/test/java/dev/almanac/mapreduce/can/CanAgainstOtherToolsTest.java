package dev.almanac.mapreduce.can;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.mapreduce.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others read what we write: the lz4 tool, tar, Python's tarfile, and a reader in Python made from FORMAT.md. */
class CanAgainstOtherToolsTest {
    private static final SortedMap<String, String> RECORDS = Cans.records(300, 1800, 7);

    @TempDir
    Path folder;

    private Path can;

    @BeforeEach
    void write() throws IOException {
        can = Files.write(folder.resolve("x.can"), Cans.of(Cans.DAY, RECORDS));
    }

    private static String lines() {
        return RECORDS.values().stream().map(json -> json + "\n").collect(Collectors.joining());
    }

    @Test
    void theLz4ToolTakesIt() throws IOException {
        Tools.require("lz4");
        Tools.run(folder, "lz4", "-t", "x.can");
    }

    @Test
    void tarExtractsIt() throws IOException {
        Tools.require("lz4");
        Tools.require("tar");
        Tools.run(folder, "tar", "-I", "lz4", "-xf", "x.can");
        assertThat(folder.resolve("s-00000.jsonl")).content(UTF_8).isEqualTo(lines());
    }

    @Test
    void aReaderMadeFromTheFormatReadsIt() throws IOException {
        Tools.require("python3");
        String reader =
                Path.of("src/test/resources/read_can.py").toAbsolutePath().toString();
        String expected = RECORDS.entrySet().stream()
                .map(record -> record.getKey() + "\t" + record.getValue() + "\n")
                .collect(Collectors.joining());
        assertThat(Tools.run(folder, "python3", reader, can.toString())).isEqualTo(expected);
    }
}
