package dev.almanac.mapreduce.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.mapreduce.Tools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFilesTest {
    @TempDir
    Path folder;

    private static String text() {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append("key")
                    .append(i)
                    .append("\t{\"n\":")
                    .append(random.nextLong())
                    .append("}\n");
        }
        return text.toString();
    }

    private static String read(byte[] file, String name) throws IOException {
        try (InputStream text = LineFiles.decompress(new ByteArrayInputStream(file), name)) {
            return new String(text.readAllBytes(), UTF_8);
        }
    }

    private byte[] compressed(String tool, String form) throws IOException {
        Tools.require(tool.split(" ")[0]);
        Files.writeString(folder.resolve("x"), text());
        List<String> command = new ArrayList<>(List.of(tool.split(" ")));
        command.addAll(List.of("-k", "-f", "x"));
        if (tool.startsWith("lz4")) {
            command.add("x.lz4");
        }
        Tools.run(folder, command.toArray(String[]::new));
        return Files.readAllBytes(folder.resolve("x." + form));
    }

    @ParameterizedTest
    @CsvSource({"gzip, gz", "xz, xz", "xz --format=lzma, lzma", "lz4, lz4", "zstd -q, zst"})
    void readsWhatTheToolWroteAndFindsEveryCut(String tool, String form) throws IOException {
        byte[] file = compressed(tool, form);
        assertThat(read(file, "a." + form)).isEqualTo(text());
        for (int length = 1; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> read(cut, "a." + form))
                    .as("cut at " + length)
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"gzip, gz", "xz, xz", "lz4, lz4", "zstd -q --check, zst"})
    void readsNothingWrongFromADamagedFile(String tool, String form) throws IOException {
        byte[] file = compressed(tool, form);
        for (int at = 0; at < file.length; at++) {
            byte[] damaged = file.clone();
            damaged[at] ^= 0x15;
            try {
                assertThat(read(damaged, "a." + form)).as("byte " + at).isEqualTo(text());
            } catch (IOException found) {
                assertThat(found).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"gzip, gz", "xz, xz", "xz --format=lzma, lzma", "lz4, lz4", "zstd -q, zst"})
    void refusesWhatFollowsTheData(String tool, String form) throws IOException {
        byte[] file = compressed(tool, form);
        byte[] longer = Arrays.copyOf(file, file.length + 5);
        Arrays.fill(longer, file.length, longer.length, (byte) 'x');
        assertThatThrownBy(() -> read(longer, "a." + form)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"gzip, gz", "xz, xz", "lz4, lz4", "zstd -q, zst"})
    void readsFilesThatWereAppended(String tool, String form) throws IOException {
        byte[] file = compressed(tool, form);
        byte[] twice = Arrays.copyOf(file, file.length * 2);
        System.arraycopy(file, 0, twice, file.length, file.length);
        assertThat(read(twice, "a." + form)).isEqualTo(text() + text());
    }

    @Test
    void splitsLinesIntoKeysAndJson() throws IOException {
        String lines = "k1\t{\"a\":1}\n\n{\"b\":2}\nno tab\nk2\t{\"c\":3}";
        try (LineBlocks blocks = new LineBlocks(new ByteArrayInputStream(lines.getBytes(UTF_8)), "f")) {
            assertThat(blocks.next()).isTrue();
            assertThat(blocks.count()).isEqualTo(4);
            assertThat(blocks.key(0)).isEqualTo("k1");
            assertThat(json(blocks, 0)).isEqualTo("{\"a\":1}");
            assertThat(blocks.key(1)).hasSize(32).isEqualTo(blocks.key(1));
            assertThat(json(blocks, 1)).isEqualTo("{\"b\":2}");
            assertThat(json(blocks, 2)).isEqualTo("no tab");
            assertThat(blocks.offset(3)).isEqualTo(lines.indexOf("k2"));
            assertThat(blocks.next()).isFalse();
        }
    }

    @Test
    void readsLinesLongerThanABlock() throws IOException {
        String longLine = "k\t{\"x\":\"" + "y".repeat(5 << 20) + "\"}";
        byte[] text = ("a\t{}\n" + longLine + "\nb\t{}\n").getBytes(UTF_8);
        List<String> keys = new ArrayList<>();
        try (LineBlocks blocks = new LineBlocks(new ByteArrayInputStream(text), "f")) {
            while (blocks.next()) {
                for (int i = 0; i < blocks.count(); i++) {
                    keys.add(blocks.key(i));
                }
            }
        }
        assertThat(keys).containsExactly("a", "k", "b");
    }

    private static String json(LineBlocks blocks, int record) {
        return new String(blocks.text(), blocks.from(record), blocks.to(record) - blocks.from(record), UTF_8);
    }
}
