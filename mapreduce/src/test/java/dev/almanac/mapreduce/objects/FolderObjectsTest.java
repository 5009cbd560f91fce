package dev.almanac.mapreduce.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectsTest implements ObjectsContract {
    @TempDir
    Path folder;

    @Override
    public Objects objects() {
        if (!Files.exists(folder.resolve("root"))) {
            folder.resolve("root").toFile().mkdir();
        }
        return FolderObjects.at(folder.resolve("root"));
    }

    @Test
    void doesNotListWhatWasLeftUnfinished() throws IOException {
        objects().put("a/done", new byte[1], PutOptions.DEFAULT);
        Files.write(folder.resolve("root/a/.almanac-left.tmp"), new byte[1]);
        assertThat(objects().list("").map(ObjectInfo::key)).containsExactly("a/done");
    }

    @Test
    void leavesNothingBehindAFailedPut() throws IOException {
        assertThatThrownBy(() -> objects().put("a", folder.resolve("missing"), PutOptions.DEFAULT))
                .isInstanceOf(ObjectsException.class);
        assertThat(folder.resolve("root")).isEmptyDirectory();
    }

    @Test
    void aFileThatShrinksWhileItIsReadDoesNotPassForTheWhole() throws IOException {
        objects().put("x", new byte[100_000], PutOptions.DEFAULT);
        try (InputStream content = objects().open("x")) {
            content.readNBytes(10);
            Files.write(folder.resolve("root/x"), "short".getBytes(UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
            assertThatThrownBy(content::readAllBytes)
                    .isInstanceOf(ObjectsUnavailableException.class)
                    .hasMessageContaining("99990 bytes before its 100000");
        }
    }

    @Test
    void saysThatAnObjectIsInTheWay() {
        objects().put("a", new byte[1], PutOptions.DEFAULT);
        assertThatThrownBy(() -> objects().put("a/b", new byte[1], PutOptions.DEFAULT))
                .isInstanceOf(ObjectsException.class)
                .hasMessageContaining("cannot hold an object and others below it");
    }

    @Test
    void stampsWithItsClock() {
        Instant noon = Instant.parse("2026-01-02T12:00:00.000007Z");
        Objects atNoon = FolderObjects.at(folder, Clock.fixed(noon, ZoneOffset.UTC));
        atNoon.put("x", new byte[1], PutOptions.DEFAULT);
        assertThat(atNoon.find("x").orElseThrow().lastModified()).isEqualTo(noon);
    }

    @Test
    void hasNoAddressForOthers() {
        assertThatThrownBy(() -> objects().presignGet("x", Duration.ofMinutes(1)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aMissingRootIsNotAnEmptyOne() {
        assertThatThrownBy(() -> FolderObjects.at(folder.resolve("none")).list(""))
                .isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void isOpenedByPathAndByUri() {
        assertThat(Roots.open(folder.toString()).uri())
                .isEqualTo(Roots.open(folder.toUri().toString()).uri());
        assertThatThrownBy(() -> Roots.open("ftp://host/x")).hasMessageContaining("ftp://host/x");
    }
}
