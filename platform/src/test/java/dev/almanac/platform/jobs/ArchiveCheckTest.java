package dev.almanac.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveCheckTest {

    private static final ArchiveLimits LIMITS = new ArchiveLimits(10 << 20, 200 << 20, 100, 100);

    private static ArchiveSummary check(byte[] archive) throws IOException {
        return new ArchiveCheck().check(new ByteArrayInputStream(archive), LIMITS);
    }

    private static TarForge code() {
        return TarForge.tar()
                .directory("./")
                .file("./run.sh")
                .directory("lib")
                .file("lib/a.py")
                .symbolicLink("current", "lib/a.py")
                .symbolicLink("lib/up", "../run.sh")
                .hardLink("same", "run.sh");
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void takesEachFormatByItsFirstBytes(ArchiveFormat format) throws Exception {
        byte[] archive = TarForge.packed(format, code().bytes());

        ArchiveSummary summary = check(archive);

        assertThat(summary.format()).isEqualTo(format);
        assertThat(summary.entries()).isEqualTo(7);
        assertThat(summary.unpackedBytes()).isEqualTo(code().bytes().length);
        assertThat(summary.sizeBytes()).isEqualTo(archive.length);
        assertThat(summary.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(archive)));
    }

    static Stream<Arguments> hostileEntries() {
        String deep = "d/".repeat(70) + "x";
        return Stream.of(
                Arguments.of("absolute path", code().file("/etc/cron.d/x"), "/etc/cron.d/x", "absolute"),
                Arguments.of("dots", code().file("a/../../x"), "a/../../x", ".."),
                Arguments.of("dots at the end", code().directory("a/.."), "a/..", ".."),
                Arguments.of("absolute link", code().symbolicLink("l", "/etc/passwd"), "l", "out of the archive"),
                Arguments.of("link out", code().symbolicLink("lib/l", "../../x"), "lib/l", "out of the archive"),
                Arguments.of("empty link", code().symbolicLink("l", ""), "l", "out of the archive"),
                Arguments.of(
                        "link out by another",
                        code().directory("d/e").symbolicLink("d/e/s", "../..").symbolicLink("t", "d/e/s/.."),
                        "t",
                        "out of the archive"),
                Arguments.of("circle", code().symbolicLink("a", "b").symbolicLink("b", "a"), "a", "circle"),
                Arguments.of("hard link out", code().hardLink("h", "/etc/passwd"), "/etc/passwd", "absolute"),
                Arguments.of(
                        "hard link to nothing", code().hardLink("h", "later").file("later"), "h", "no file before it"),
                Arguments.of("hard link to a link", code().hardLink("h", "current"), "h", "no file before it"),
                Arguments.of("through a link", code().symbolicLink("w", "lib").file("w/x"), "w/x", "through \"w\""),
                Arguments.of(
                        "through a later link",
                        code().file("w/x").symbolicLink("w", "lib"),
                        "w",
                        "two different things"),
                Arguments.of("character device", code().special('3', "tty"), "tty", "device"),
                Arguments.of("block device", code().special('4', "sda"), "sda", "device"),
                Arguments.of("pipe", code().special('6', "p"), "p", "named pipe"),
                Arguments.of("sparse", code().special('S', "s"), "s", "sparse"),
                Arguments.of("unknown type", code().special('V', "label"), "label", "type 'V'"),
                Arguments.of("set-user-id", code().entry('0', "su", "", 04755, new byte[0]), "su", "chmod ug-s"),
                Arguments.of("set-group-id", code().entry('5', "sg", "", 02755, new byte[0]), "sg", "chmod ug-s"),
                Arguments.of("twice", code().file("run.sh"), "run.sh", "twice"),
                Arguments.of("twice by another spelling", code().file(".//run.sh"), ".//run.sh", "twice"),
                Arguments.of("case", code().file("RUN.sh"), "RUN.sh", "case or accents"),
                Arguments.of("case of a directory", code().file("LIB/b.py"), "LIB/b.py", "case or accents"),
                Arguments.of("accents", code().file("\u00e9").file("e\u0301"), "e\u0301", "case or accents"),
                Arguments.of("file and directory", code().file("x").file("x/y"), "x/y", "two different things"),
                Arguments.of("directory and file", code().file("lib"), "lib", "two different things"),
                Arguments.of("the root itself", code().file("./"), "./", "name of a directory"),
                Arguments.of(
                        "link in place of the root", code().symbolicLink(".", "lib"), ".", "work directory itself"),
                Arguments.of("newline", code().file("a\nb"), "a\uFFFDb", "control characters"),
                Arguments.of("no text", latin(), "b\u00e4", "not UTF-8"),
                Arguments.of("deep", code().pax(pax("path", deep)).file("x"), deep, "directories deep"),
                Arguments.of(
                        "long", code().pax(pax("path", "n".repeat(256))).file("x"), "n".repeat(256), "longer than 255"),
                Arguments.of("pax path", code().pax(pax("path", "../x")).file("fine"), "../x", ".."),
                Arguments.of(
                        "pax link path",
                        code().pax(pax("linkpath", "/etc")).symbolicLink("fine", "lib"),
                        "fine",
                        "out of the archive"),
                Arguments.of(
                        "content of a link", code().entry('2', "l", "lib", 0777, new byte[5]), "l", "has content"));
    }

    private static TarForge latin() {
        return code().entry('0', "bä".getBytes(StandardCharsets.ISO_8859_1), "", 0644, new byte[0]);
    }

    private static String pax(String key, String value) {
        String record = " " + key + "=" + value + "\n";
        int bytes = record.getBytes(StandardCharsets.UTF_8).length;
        int length = bytes + 1;
        while (String.valueOf(length).length() + bytes != length) {
            length++;
        }
        return length + record;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileEntries")
    void refusesAndNamesTheEntry(String name, TarForge archive, String entry, String reason) {
        assertThatThrownBy(() -> check(TarForge.packed(ArchiveFormat.TAR_GZ, archive.bytes())))
                .isInstanceOfSatisfying(UnacceptableArchiveException.class, e -> assertThat(e.entry())
                        .isEqualTo(entry))
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> hostileArchives() {
        byte[] tar = code().bytes();
        byte[] gz = TarForge.packed(ArchiveFormat.TAR_GZ, tar);
        byte[] zeros = new byte[100];
        Arrays.fill(zeros, (byte) 'x');
        return Stream.of(
                Arguments.of("nothing", new byte[0], "The file is empty"),
                Arguments.of("zip", new byte[] {'P', 'K', 3, 4, 0, 0, 0}, "a zip file"),
                Arguments.of("bzip2", "BZh91AY".getBytes(StandardCharsets.UTF_8), "bzip2"),
                Arguments.of("text", "#!/bin/bash\n".repeat(100).getBytes(StandardCharsets.UTF_8), "not an archive"),
                Arguments.of("text packed", TarForge.packed(ArchiveFormat.TAR_XZ, zeros), "cut off or damaged"),
                Arguments.of("no file", TarForge.tar().directory("d").bytes(), "holds no file"),
                Arguments.of("only an end", new byte[10240], "holds no file"),
                Arguments.of("no end", code().withoutEnd(), "no end mark"),
                Arguments.of("half an end", Arrays.copyOf(tar, tar.length - 512), "no end mark"),
                Arguments.of(
                        "behind the end", TarForge.tar().raw(tar).file("hidden").bytes(), "behind its end mark"),
                Arguments.of(
                        "in the end", code().raw(new byte[512]).file("hidden").bytes(), "behind its end mark"),
                Arguments.of("behind the gzip", concat(gz, "garbage".getBytes(StandardCharsets.UTF_8)), "damaged"),
                Arguments.of("a second gzip", concat(gz, gz), "behind its end mark"),
                Arguments.of("wrong checksum", flipped(tar, 0), "header is not one"),
                Arguments.of(
                        "two names",
                        code().pax(pax("path", "a"))
                                .pax(pax("path", "b"))
                                .file("c")
                                .bytes(),
                        "two ways"),
                Arguments.of(
                        "pax and long name",
                        code().pax(pax("path", "a"))
                                .entry('L', "L", "", 0, "b\0".getBytes(StandardCharsets.UTF_8))
                                .file("c")
                                .bytes(),
                        "two ways"),
                Arguments.of("pax at the end", code().pax(pax("path", "a")).bytes(), "two ways"),
                Arguments.of(
                        "sparse by pax",
                        code().pax(pax("GNU.sparse.major", "1")).file("c").bytes(),
                        "GNU.sparse.major"),
                Arguments.of("pax length", code().pax("99 path=x\n").file("c").bytes(), "malformed"),
                Arguments.of(
                        "pax twice",
                        code().pax(pax("path", "a") + pax("path", "b"))
                                .file("c")
                                .bytes(),
                        "malformed"),
                Arguments.of("pax size", code().pax(pax("size", "-1")).file("c").bytes(), "malformed"),
                Arguments.of(
                        "pax too long",
                        code().pax(pax("comment", "x".repeat(2 << 20)))
                                .file("c")
                                .bytes(),
                        "extended header"),
                Arguments.of("global path", globalPath(), "\"path\""),
                Arguments.of("too many", many(200), "more than 100 entries"),
                Arguments.of(
                        "too many on the way",
                        TarForge.tar()
                                .file("a/".repeat(30) + "f")
                                .file("b/".repeat(30) + "f")
                                .file("c/".repeat(30) + "f")
                                .file("d/".repeat(30) + "f")
                                .bytes(),
                        "more than 100 entries"),
                Arguments.of("too large", new byte[11 << 20], "larger than"));
    }

    private static byte[] globalPath() {
        byte[] record = pax("path", "x").getBytes(StandardCharsets.UTF_8);
        return code().entry('g', "g", "", 0, record).file("c").bytes();
    }

    private static byte[] many(int count) {
        TarForge tar = TarForge.tar();
        for (int i = 0; i < count; i++) {
            tar.file("f" + i);
        }
        return tar.bytes();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileArchives")
    void refusesTheWholeArchive(String name, byte[] archive, String reason) {
        assertThatThrownBy(() -> check(archive))
                .isInstanceOfSatisfying(UnacceptableArchiveException.class, e -> assertThat(e.entry())
                        .isNull())
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void refusesEveryTruncation(ArchiveFormat format) {
        byte[] archive = TarForge.packed(format, code().bytes());
        for (int length = 0; length < archive.length; length += Math.max(1, archive.length / 150)) {
            byte[] cut = Arrays.copyOf(archive, length);
            assertThatThrownBy(() -> check(cut))
                    .as("%s cut to %d bytes", format, length)
                    .isInstanceOf(UnacceptableArchiveException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(ArchiveFormat.class)
    void answersEveryDamageWithARefusalOrAnAcceptance(ArchiveFormat format) throws IOException {
        byte[] archive = TarForge.packed(format, code().bytes());
        long seed = 20260301;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = archive.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                check(damaged);
            } catch (UnacceptableArchiveException e) {
                assertThat(e.getMessage()).as("seed %d, round %d", seed, i).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ArchiveFormat.class,
            names = {"TAR_GZ", "TAR_XZ", "TAR_LZ4", "TAR_ZSTD"})
    void stopsAtABombLongBeforeItsEnd(ArchiveFormat format) {
        byte[] zeros = new byte[80 << 20];
        byte[] bomb = TarForge.packed(
                format, TarForge.tar().entry('0', "zeros", "", 0644, zeros).bytes());

        assertThatThrownBy(() -> check(bomb)).hasMessageContaining("100 times its size");
    }

    @Test
    void stopsAtTheLimitOfUnpackedBytes() {
        byte[] noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);
        byte[] archive = TarForge.tar().entry('0', "noise", "", 0644, noise).bytes();

        assertThatThrownBy(() -> new ArchiveCheck()
                        .check(new ByteArrayInputStream(archive), new ArchiveLimits(9 << 20, 1 << 20, 9, 9)))
                .hasMessageContaining("unpacks to more than 1048576 bytes");
    }

    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it reads nothing at all
    void letsTheFailureOfTheUploadItselfThrough() {
        byte[] start = Arrays.copyOf(TarForge.packed(ArchiveFormat.TAR_GZ, code().bytes()), 100);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(start), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> new ArchiveCheck().check(broken, LIMITS))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }
}
