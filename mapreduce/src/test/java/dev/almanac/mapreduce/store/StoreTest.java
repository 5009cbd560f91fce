package dev.almanac.mapreduce.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.mapreduce.can.CanReader;
import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.objects.FolderObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    static final String LZMA =
            "saved_session/Firefox/nightly/22.0a1/20130226031002.20130227.v2.log.0123456789abcdef0123456789abcdef.lzma";
    static final String LZMA_28 =
            "idle_daily/Firefox/nightly/28.0a1/20131115030205.20131116.v2.log.fedcba9876543210fedcba9876543210.lzma";

    @TempDir
    Path folder;

    private FolderObjects archive;
    private FolderObjects root;
    private Store store;

    @BeforeEach
    void makeArchive() throws IOException {
        archive = FolderObjects.at(Files.createDirectory(folder.resolve("archive")));
        root = FolderObjects.at(Files.createDirectory(folder.resolve("store")));
        store = new Store(root);
        copy("ss-ff-n-22.lzma", LZMA);
        copy("ss-ff-n-28.lzma", LZMA_28);
    }

    private void copy(String resource, String key) throws IOException {
        Path target = archive.folder().resolve(key);
        Files.createDirectories(target.getParent());
        Files.copy(Path.of("src/test/resources/telemetry", resource), target);
    }

    private Import importAll() {
        store.create("telemetry", Schema.TELEMETRY);
        Import all = new Import(store, "telemetry");
        all.addArchive(archive, Filter.ALL);
        return all;
    }

    private static Filter filter(String name) throws IOException {
        return Filter.parse(Files.readAllBytes(Path.of("src/test/resources/telemetry", name)), name);
    }

    @Test
    void importsAnArchiveOnce() {
        Import first = importAll();
        assertThat(first.files()).isEqualTo(2);
        assertThat(first.records()).isEqualTo(5);
        assertThat(first.newCans()).isEqualTo(2);
        Import second = importAll();
        assertThat(second.newCans()).isZero();
        assertThat(second.presentCans()).isEqualTo(2);
        assertThat(store.cans("telemetry", Filter.ALL)).hasSize(2).allSatisfy(can -> {
            assertThat(can.sha256()).contains(Digests.sha256(root, can.object().key()));
            store.open(can).verify();
        });
    }

    @Test
    void findsARecordByKey() {
        importAll();
        Input can = store.cans("telemetry", Filter.ALL).get(1);
        CanReader reader = store.open(can);
        String key = reader.index().frames().get(0).firstKey();
        assertThat(reader.find(key)).singleElement().satisfies(json -> assertThat(new String(json, UTF_8))
                .contains("\"OS\""));
    }

    @Test
    void existingFiltersChooseCansAndLineFilesAlike() throws IOException {
        importAll();
        for (String name :
                List.of("filter_include_all.json", "filter-nightly-buildid.json", "filter_min_max_buildid.json")) {
            List<List<String>> ofLines = partitions(new Store(archive).lineFiles(filter(name)));
            assertThat(partitions(store.cans("telemetry", filter(name)))).isEqualTo(ofLines);
            assertThat(ofLines).hasSize(name.equals("filter_include_all.json") ? 2 : 0);
        }
    }

    private static List<List<String>> partitions(List<Input> inputs) {
        return inputs.stream().map(input -> input.partition().values()).toList();
    }

    @Test
    void namesAStrayFile() throws IOException {
        Files.write(archive.folder().resolve("notes.txt"), new byte[1]);
        assertThatThrownBy(() -> new Store(archive).lineFiles(Filter.ALL)).hasMessageContaining("notes.txt");
        importAllBut("notes.txt");
        Files.write(root.folder().resolve("telemetry/stray.can"), new byte[1]);
        assertThatThrownBy(() -> store.cans("telemetry", Filter.ALL)).hasMessageContaining("telemetry/stray.can");
    }

    private void importAllBut(String stray) throws IOException {
        Files.delete(archive.folder().resolve(stray));
        importAll();
    }

    @Test
    void readsTheOnlyDatasetOrAsksForItsName() {
        assertThat(new Store(archive).inputs(Optional.empty(), Filter.ALL)).hasSize(2);
        importAll();
        assertThat(store.inputs(Optional.empty(), Filter.ALL)).hasSize(2);
        store.create("other", new Schema(List.of("day"), "day"));
        assertThat(store.datasets()).containsExactly("other", "telemetry");
        assertThatThrownBy(() -> store.inputs(Optional.empty(), Filter.ALL)).hasMessageContaining("[other, telemetry]");
        assertThatThrownBy(() -> store.create("other", Schema.TELEMETRY)).hasMessageContaining("another schema");
        assertThatThrownBy(() -> store.cans("none", Filter.ALL)).hasMessageContaining("no dataset none");
    }

    @Test
    void keepsOddValuesOfDimensionsApart() throws IOException {
        store.create("odd", new Schema(List.of("name"), "name"));
        Path lines = Files.writeString(folder.resolve("lines"), "k\t{}\n");
        for (String value : List.of("a/b", "a b", "é", "%", "..x", "_seals2")) {
            new Import(store, "odd")
                    .add(
                            FolderObjects.at(folder),
                            lines.getFileName().toString(),
                            new Partition("odd", List.of("name"), List.of(value)));
        }
        assertThat(store.cans("odd", Filter.ALL).stream()
                        .map(can -> can.partition().values().get(0)))
                .containsExactlyInAnyOrder("a/b", "a b", "é", "%", "..x", "_seals2");
        for (String value : List.of("", ".", "..")) {
            assertThatThrownBy(() -> PathValue.encode(value)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void refusesDamagedLinesWithTheirPlace() throws IOException {
        store.create("telemetry", Schema.TELEMETRY);
        Files.writeString(folder.resolve("lines"), "a\t{}\nb\t{\"x\":}\n");
        Partition partition =
                new Partition("telemetry", Schema.TELEMETRY.dimensions(), List.of("1", "2", "3", "4", "5", "6"));
        assertThatThrownBy(() -> new Import(store, "telemetry").add(FolderObjects.at(folder), "lines", partition))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/lines")
                .hasMessageContaining("'b'")
                .hasMessageContaining("byte 5");
        assertThat(store.cans("telemetry", Filter.ALL)).isEmpty();
    }

    @Test
    void sealsWhatIsThereAndProvesIt() throws IOException {
        importAll();
        Seal seal = store.seal("telemetry", "20130227");
        assertThat(seal.revision()).isEqualTo(1);
        assertThat(seal.cans()).singleElement().satisfies(can -> assertThat(can.records())
                .isPositive());
        assertThat(store.seal("telemetry", "20130227")).isEqualTo(seal);
        assertThat(store.verify("telemetry", "20130227")).isEmpty();
        assertThat(store.seal("telemetry", "20990101").cans()).isEmpty();
        assertThat(store.sealedTimes("telemetry")).containsExactly("20130227", "20990101");
        assertThat(store.cans("telemetry", Filter.ALL)).hasSize(2);

        Path can = root.folder().resolve(seal.cans().get(0).key());
        byte[] bytes = Files.readAllBytes(can);
        bytes[bytes.length / 2] ^= 1;
        Files.write(can, bytes);
        assertThat(store.verify("telemetry", "20130227"))
                .singleElement()
                .asString()
                .contains("SHA-256");
        Files.delete(can);
        assertThat(store.verify("telemetry", "20130227"))
                .singleElement()
                .asString()
                .contains("missing");
        assertThat(store.seal("telemetry", "20130227").revision()).isEqualTo(2);
        importAll();
        assertThat(store.verify("telemetry", "20130227"))
                .singleElement()
                .asString()
                .contains("does not name it");
    }
}
