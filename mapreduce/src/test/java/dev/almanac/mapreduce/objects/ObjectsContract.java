package dev.almanac.mapreduce.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the objects of any place. */
public interface ObjectsContract {
    PutOptions TEXT = PutOptions.DEFAULT.withContentType("text/plain");

    /** A fresh root with nothing below it. */
    Objects objects();

    @Test
    default void readsBackWhatWasPut() throws IOException {
        String etag = objects().put("a/b/c.txt", "hello".getBytes(UTF_8), TEXT);
        try (InputStream content = objects().open("a/b/c.txt")) {
            assertThat(content.readAllBytes()).asString().isEqualTo("hello");
        }
        ObjectInfo info = objects().find("a/b/c.txt").orElseThrow();
        assertThat(info.key()).isEqualTo("a/b/c.txt");
        assertThat(info.sizeBytes()).isEqualTo(5);
        assertThat(info.etag()).isEqualTo(etag);
    }

    @Test
    default void putsAFile(@TempDir Path folder) throws IOException {
        byte[] content = new byte[3_000_001];
        new Random(1).nextBytes(content);
        objects().put("big", Files.write(folder.resolve("big"), content), PutOptions.DEFAULT);
        try (InputStream stream = objects().open("big")) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }
        assertThat(objects().read("big", 2_999_990, 11))
                .isEqualTo(java.util.Arrays.copyOfRange(content, 2_999_990, 3_000_001));
    }

    @Test
    default void holdsEmptyObjects() throws IOException {
        objects().put("empty", new byte[0], PutOptions.DEFAULT);
        assertThat(objects().find("empty").orElseThrow().sizeBytes()).isZero();
        try (InputStream content = objects().open("empty")) {
            assertThat(content.read()).isEqualTo(-1);
        }
        assertThat(objects().read("empty", 0, 0)).isEmpty();
    }

    @Test
    default void readsARange() throws IOException {
        objects().put("digits", "0123456789".getBytes(UTF_8), TEXT);
        assertThat(objects().read("digits", 3, 4)).asString().isEqualTo("3456");
        try (InputStream part = objects().open("digits", 8, 2)) {
            assertThat(part.readAllBytes()).asString().isEqualTo("89");
        }
        assertThat(objects().read("digits", 10, 0)).isEmpty();
    }

    @Test
    default void refusesARangeThatEndsBehindTheObject() {
        objects().put("digits", "0123456789".getBytes(UTF_8), TEXT);
        assertThatThrownBy(() -> objects().read("digits", 8, 3))
                .isInstanceOf(ObjectRangeException.class)
                .hasMessageContaining("3 bytes from offset 8")
                .hasMessageContaining("digits");
        assertThatThrownBy(() -> objects().read("digits", 11, 1)).isInstanceOf(ObjectRangeException.class);
        assertThatThrownBy(() -> objects().read("digits", 11, 0)).isInstanceOf(ObjectRangeException.class);
    }

    @Test
    default void saysThatAnObjectIsMissing() {
        assertThat(objects().find("none")).isEmpty();
        assertThatThrownBy(() -> objects().open("none")).isInstanceOfSatisfying(ObjectNotFoundException.class, e -> {
            assertThat(e.key()).isEqualTo("none");
            assertThat(e.uri()).isEqualTo(objects().uri());
        });
        assertThatThrownBy(() -> objects().read("none", 0, 1)).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void aFolderOfObjectsIsNoObject() {
        objects().put("a/b", new byte[1], TEXT);
        assertThat(objects().find("a")).isEmpty();
        assertThatThrownBy(() -> objects().open("a")).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    default void listsInTheOrderOfKeys() {
        List<String> keys = List.of("a-b", "a/b/c", "a/b0", "a0", "b/%2F", "b/é", "c d+e");
        keys.stream().sorted(java.util.Comparator.reverseOrder()).forEach(key -> objects()
                .put(key, new byte[2], TEXT));
        assertThat(keys("")).containsExactly("a-b", "a/b/c", "a/b0", "a0", "b/%2F", "b/é", "c d+e");
        assertThat(keys("a/")).containsExactly("a/b/c", "a/b0");
        assertThat(keys("a")).containsExactly("a-b", "a/b/c", "a/b0", "a0");
        assertThat(keys("a/b")).containsExactly("a/b/c", "a/b0");
        assertThat(keys("none/of/these")).isEmpty();
    }

    @Test
    default void listsMoreThanAPage() {
        IntStream.range(0, 1100).parallel().forEach(i -> objects().put("many/%04d".formatted(i), new byte[1], TEXT));
        assertThat(keys("many/")).hasSize(1100).isSorted();
        try (Stream<ObjectInfo> first = objects().list("many/")) {
            assertThat(first.limit(1)).hasSize(1);
        }
    }

    private List<String> keys(String prefix) {
        try (Stream<ObjectInfo> list = objects().list(prefix)) {
            return list.map(ObjectInfo::key).toList();
        }
    }

    @Test
    default void replacesAndChangesTheEtag() {
        String first = objects().put("x", "1".getBytes(UTF_8), TEXT);
        String second = objects().put("x", "2".getBytes(UTF_8), TEXT);
        assertThat(second).isNotEqualTo(first);
        assertThat(objects().read("x", 0, 1)).asString().isEqualTo("2");
    }

    @Test
    default void putsOnlyWhereNothingIs() {
        PutOptions absent = TEXT.withCondition(PutCondition.ABSENT);
        objects().put("once", "1".getBytes(UTF_8), absent);
        assertThatThrownBy(() -> objects().put("once", "2".getBytes(UTF_8), absent))
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("once");
        assertThat(objects().read("once", 0, 1)).asString().isEqualTo("1");
    }

    @Test
    default void putsOnlyOverWhatItHasSeen() {
        String seen = objects().put("x", "1".getBytes(UTF_8), TEXT);
        PutOptions overSeen = TEXT.withCondition(PutCondition.matches(seen));
        objects().put("x", "2".getBytes(UTF_8), overSeen);
        assertThatThrownBy(() -> objects().put("x", "3".getBytes(UTF_8), overSeen))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(objects().read("x", 0, 1)).asString().isEqualTo("2");
        objects().delete("x");
        assertThatThrownBy(() -> objects().put("x", "4".getBytes(UTF_8), overSeen))
                .isInstanceOfAny(PreconditionFailedException.class, ObjectNotFoundException.class);
        assertThat(objects().find("x")).isEmpty();
    }

    @Test
    default void oneOfManyWritersWinsAnAbsentKey() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 10; round++) {
            assertThat(winners("race" + round, TEXT.withCondition(PutCondition.ABSENT)))
                    .hasSize(1);
        }
    }

    @Test
    default void oneOfManyWritersWinsAnEtag() throws InterruptedException, ExecutionException {
        for (int round = 0; round < 10; round++) {
            String etag = objects().put("race" + round, new byte[1], TEXT);
            assertThat(winners("race" + round, TEXT.withCondition(PutCondition.matches(etag))))
                    .hasSize(1);
        }
    }

    private Set<String> winners(String key, PutOptions options) throws InterruptedException, ExecutionException {
        Set<String> winners = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> tries = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        try {
                            objects().put(key, (key + writer).getBytes(UTF_8), options);
                            winners.add("writer " + writer);
                        } catch (PreconditionFailedException lost) {
                            assertThat(lost.key()).isEqualTo(key);
                        }
                    }))
                    .toList();
            for (Future<?> one : tries) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return winners;
    }

    @Test
    default void deletesWhatMayBeAbsent() {
        objects().put("x/y", new byte[1], TEXT);
        objects().delete("x/y");
        objects().delete("x/y");
        assertThat(objects().find("x/y")).isEmpty();
        assertThat(keys("")).isEmpty();
    }

    @Test
    default void copiesWithinAndBetweenRoots(@TempDir Path folder) {
        objects().put("a", "abc".getBytes(UTF_8), TEXT);
        objects().copy("a", objects(), "b/c");
        assertThat(objects().read("b/c", 0, 3)).asString().isEqualTo("abc");
        try (Objects other = FolderObjects.at(folder.resolve("other"))) {
            objects().copy("a", other, "d");
            assertThat(other.read("d", 0, 3)).asString().isEqualTo("abc");
            other.copy("d", objects(), "e");
        }
        assertThat(objects().read("e", 0, 3)).asString().isEqualTo("abc");
        assertThatThrownBy(() -> objects().copy("none", objects(), "f")).isInstanceOf(ObjectNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/a", "a/", "a//b", "./a", "a/..", "a/./b", "a\\b", "a\nb", ".almanac-x", "a/.almanac-lock"})
    default void refusesABadKey(String key) {
        assertThatThrownBy(() -> objects().put(key, new byte[1], TEXT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> objects().find(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> objects().open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> objects().delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void refusesAKeyThatIsTooLong() {
        assertThat(objects().find(("a".repeat(200) + "/").repeat(4) + "b")).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> objects().find(("a".repeat(200) + "/").repeat(6) + "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1024");
        assertThatThrownBy(() -> objects().find("a".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void refusesANegativeRange() {
        assertThatThrownBy(() -> objects().read("x", -1, 1)).hasMessage("offset must not be negative but was -1");
        assertThatThrownBy(() -> objects().open("x", 0, -2)).hasMessage("length must not be negative but was -2");
    }
}
