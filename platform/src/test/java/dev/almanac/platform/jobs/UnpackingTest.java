package dev.almanac.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check accepts is what tar unpacks, with the tools that a worker has. */
class UnpackingTest {

    private static final ArchiveLimits LIMITS = new ArchiveLimits(10 << 20, 200 << 20, 1000, 100);
    private static final String UNPACK =
            "tar --extract --file=- --no-same-owner --no-same-permissions --no-overwrite-dir";

    @TempDir
    Path directory;

    @BeforeEach
    void requireTools() throws Exception {
        boolean present = shell("command -v tar gzip xz lz4 zstd").waitFor() == 0;
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(present, "one of tar, gzip, xz, lz4, zstd is missing");
        }
        assertThat(present).as("tar, gzip, xz, lz4, zstd").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tar -cf -",
                "tar --format=gnu -cf -",
                "tar --format=pax -cf -",
                "tar --format=ustar --exclude='*long*' -cf -",
                "tar -czf -",
                "tar -cJf -",
                "XZ_OPT=-9e tar -cJf -",
                "tar -I lz4 -cf -",
                "tar -I 'lz4 -9' -cf -",
                "tar -I 'lz4 -BD -B4' -cf -",
                "tar -I zstd -cf -",
                "tar -I 'zstd -19 --long=27' -cf -",
                "tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -czf -"
            })
    void takesWhatTheToolsPack(String pack) throws Exception {
        String longName = "long" + "n".repeat(150);
        run("mkdir -p code/lib/" + longName
                + "; cd code; echo x > run.sh; chmod +x run.sh; ln -s run.sh link; ln run.sh hard;" + " echo y > lib/"
                + longName + "/'ü b'; head -c 300000 /dev/urandom > lib/noise; cp lib/noise lib/again");

        byte[] archive = run("cd code; " + pack + " .");
        ArchiveSummary summary = new ArchiveCheck().check(new ByteArrayInputStream(archive), LIMITS);

        assertThat(summary.sizeBytes()).isEqualTo(archive.length);
        assertThat(summary.entries()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void takesWhatGitPacks() throws Exception {
        assumeTrue(shell("command -v git").waitFor() == 0, "git is missing");
        run("mkdir repository; cd repository; git init -q; echo x > run.sh; git add .;"
                + " git -c user.name=a -c user.email=a@b commit -qm x");

        byte[] archive = run("cd repository; git archive --format=tar.gz HEAD");

        assertThat(new ArchiveCheck()
                        .check(new ByteArrayInputStream(archive), LIMITS)
                        .format())
                .isEqualTo(ArchiveFormat.TAR_GZ);
    }

    @Test
    void knowsWhatTarMakesOfAnyHeaderThatItAccepts() throws Exception {
        byte[] tar = TarForge.tar()
                .directory("d")
                .file("d/f")
                .symbolicLink("d/l", "f")
                .hardLink("h", "d/f")
                .pax("14 path=renam\n")
                .file("g")
                .entry('L', "L", "", 0, "long\0".getBytes(StandardCharsets.UTF_8))
                .file("x")
                .bytes();
        long seed = 20260302;
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] changed = changeHeader(tar, random);
            Set<String> known = pathsOf(changed);
            if (!known.isEmpty() && !Arrays.equals(changed, tar)) {
                accepted++;
                assertThat(unpacked(changed, round))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(known);
            }
        }
        assertThat(accepted).as("rounds that tried something").isGreaterThan(100);
    }

    /** One to three bytes of one block set anew, under a fitting checksum. */
    private static byte[] changeHeader(byte[] tar, Random random) {
        byte[] changed = tar.clone();
        int start = random.nextInt(changed.length / 512 - 2) * 512;
        String likely = "/.\0dfl 01257xLKSg";
        for (int i = random.nextInt(3); i >= 0; i--) {
            int[] places = {
                random.nextInt(12),
                100 + random.nextInt(8),
                124 + random.nextInt(12),
                156,
                157 + random.nextInt(8),
                257 + random.nextInt(8),
                345 + random.nextInt(155),
                random.nextInt(512)
            };
            changed[start + places[random.nextInt(places.length)]] =
                    (byte) likely.charAt(random.nextInt(likely.length()));
        }
        byte[] block = Arrays.copyOfRange(changed, start, start + 512);
        if (block[0] != 0 && block[257] == 'u') {
            System.arraycopy(TarForge.signed(block), 0, changed, start, 512);
        }
        return changed;
    }

    /** The paths of an archive that is accepted, or none. */
    private static Set<String> pathsOf(byte[] tar) throws IOException {
        try {
            new ArchiveCheck().check(new ByteArrayInputStream(tar), LIMITS);
        } catch (UnacceptableArchiveException e) {
            return Set.of();
        }
        ArchiveTree tree = new ArchiveTree(LIMITS.entries());
        ByteArrayInputStream none = new ByteArrayInputStream(new byte[0]);
        new TarReader(new TarBlocks(new ByteArrayInputStream(tar), new ArchiveSource(none, 1), LIMITS), tree)
                .readToEnd();
        return new TreeSet<>(tree.paths());
    }

    private Set<String> unpacked(byte[] tar, int round) throws Exception {
        Path place = Files.createDirectory(directory.resolve("round" + round));
        Files.write(directory.resolve("archive"), tar);
        byte[] found = run(
                "cd " + place.getFileName() + " && " + UNPACK + " < ../archive && find . -mindepth 1 -printf '%P\\0'");
        return Arrays.stream(new String(found, StandardCharsets.UTF_8).split("\0"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private byte[] run(String script) throws Exception {
        Process process = shell(script);
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(script).isZero();
        return out;
    }

    private Process shell(String script) throws IOException {
        return new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
