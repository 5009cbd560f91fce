package dev.almanac.mapreduce.can;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CanTest {
    private static SortedMap<String, String> contents(byte[] can) {
        CanReader reader = CanReader.open(Cans.bytes(can));
        SortedMap<String, String> contents = new TreeMap<>();
        RecordBlock block = new RecordBlock();
        for (int frame = 0; frame < reader.index().frames().size(); frame++) {
            reader.read(frame, block);
            for (int i = 0; i < block.count(); i++) {
                contents.put(block.key(i), new String(block.text(), block.from(i), block.to(i) - block.from(i), UTF_8));
            }
        }
        return contents;
    }

    @Test
    void readsBackWhatWasWritten() {
        SortedMap<String, String> records = Cans.records(3000, 1500, 1);
        byte[] can = Cans.of(Cans.DAY, records);
        assertThat(contents(can)).isEqualTo(records);
        CanIndex index = CanReader.open(Cans.bytes(can)).index();
        assertThat(index.records()).isEqualTo(3000);
        assertThat(index.partition()).isEqualTo(Cans.DAY);
        assertThat(index.frames()).hasSizeGreaterThan(10);
    }

    @Test
    void holdsManyMembers() {
        SortedMap<String, String> records = new TreeMap<>();
        String filler = "x".repeat(30 << 20);
        for (String key : List.of("a", "b", "c", "d")) {
            records.put(key, "{\"" + key + "\":\"" + filler + "\"}");
        }
        byte[] can = Cans.of(Cans.DAY, records);
        CanReader reader = CanReader.open(Cans.bytes(can));
        assertThat(reader.index().members())
                .extracting(CanMember::name)
                .containsExactly("s-00000.jsonl", "s-00001.jsonl");
        assertThat(contents(can)).isEqualTo(records);
        reader.verify();
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(Cans.of(Cans.DAY, Cans.records(500, 800, 2)))
                .isEqualTo(Cans.of(Cans.DAY, Cans.records(500, 800, 2)));
    }

    @Test
    void holdsNoRecordsAtAll() {
        byte[] can = Cans.of(new Partition("d", List.of(), List.of()), new TreeMap<>());
        CanReader.open(Cans.bytes(can)).verify();
        assertThat(contents(can)).isEmpty();
    }

    @Test
    void findsARecordInThreeRangeReads() {
        SortedMap<String, String> records = Cans.records(2000, 2000, 3);
        CanBytes bytes = Cans.bytes(Cans.of(Cans.DAY, records));
        AtomicInteger reads = new AtomicInteger();
        CanBytes counted = new CanBytes() {
            @Override
            public String name() {
                return bytes.name();
            }

            @Override
            public long sizeBytes() {
                return bytes.sizeBytes();
            }

            @Override
            public byte[] read(long offset, int length) {
                reads.incrementAndGet();
                return bytes.read(offset, length);
            }
        };
        for (Map.Entry<String, String> record : records.entrySet()) {
            if (record.getKey().endsWith("77")) {
                reads.set(0);
                assertThat(CanReader.open(counted).find(record.getKey()))
                        .singleElement()
                        .isEqualTo(record.getValue().getBytes(UTF_8));
                assertThat(reads.get()).isLessThanOrEqualTo(3);
            }
        }
        assertThat(CanReader.open(bytes).find("00000001")).isEmpty();
        assertThat(CanReader.open(bytes).find("z")).isEmpty();
    }

    @Test
    void refusesWhatIsNoRecord() {
        CanWriter writer = new CanWriter(new ByteArrayOutputStream(), Cans.DAY, "s");
        for (String wrong : List.of("", "[]", "1", "{\"a\":1,\"a\":2}", "{\n}", "{} x", "{\"a\":\"\u0001\"}")) {
            byte[] json = wrong.getBytes(UTF_8);
            assertThatThrownBy(() -> writer.add("k", json, 0, json.length))
                    .as(wrong)
                    .isInstanceOf(RefusedRecordException.class)
                    .hasMessageContaining("'k'");
        }
        for (String key : List.of("", "a\tb", "a\nb", "k".repeat(1025))) {
            assertThatThrownBy(() -> writer.add(key, "{}".getBytes(UTF_8), 0, 2))
                    .isInstanceOf(RefusedRecordException.class);
        }
    }

    @Test
    void refusesKeysThatDescend() throws IOException {
        CanWriter writer = new CanWriter(new ByteArrayOutputStream(), Cans.DAY, "s");
        writer.add("b", "{}".getBytes(UTF_8), 0, 2);
        writer.add("b", "{}".getBytes(UTF_8), 0, 2);
        assertThatThrownBy(() -> writer.add("a", "{}".getBytes(UTF_8), 0, 2)).hasMessageContaining("must ascend");
    }

    @Test
    void keepsToTheVectorsOfTheFormat() throws IOException {
        String format = Files.readString(Path.of("FORMAT.md"));
        List<String> vectors = java.util.regex.Pattern.compile("(?m)(?:^    (?:[0-9a-f]{2} ?)+\n)+")
                .matcher(format)
                .results()
                .map(result -> result.group().replaceAll("\\s", ""))
                .toList();
        byte[] empty = Cans.of(new Partition("d", List.of(), List.of()), new TreeMap<>());
        byte[] two = Cans.of(Cans.DAY, new TreeMap<>(Map.of("a", "{\"n\":1}", "ab", "{\"n\":2}")));
        assertThat(vectors)
                .containsExactly(HexFormat.of().formatHex(empty), HexFormat.of().formatHex(two));
        assertThat(format).contains(empty.length + " bytes:").contains(two.length + " bytes:");
    }
}
