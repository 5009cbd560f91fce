package dev.almanac.platform.jobs;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The forms that a code archive comes in. A worker tells them by the same first bytes. */
public enum ArchiveFormat {
    TAR(""),
    TAR_GZ("1f8b"),
    TAR_XZ("fd377a585a00"),
    TAR_LZ4("04224d18"),
    TAR_ZSTD("28b52ffd");

    static final int MAGIC_BYTES = 6;

    // Enough for xz -9, which wants 65 MiB.
    private static final int XZ_MEMORY_KIB = 80 << 10;
    private static final int ZSTD_WINDOW_LOG = 27;

    private static final Map<String, String> OTHERS = Map.of(
            "504b0304", "a zip file",
            "425a68", "packed by bzip2",
            "526172211a07", "a rar file",
            "377abcaf271c", "a 7z file");

    private final String magic;

    ArchiveFormat(String magic) {
        this.magic = magic;
    }

    /** The format of an archive that begins with these bytes; what is like nothing else is taken for a bare tar. */
    static ArchiveFormat of(byte[] start) {
        OTHERS.forEach((magic, description) -> {
            if (startsWith(start, magic)) {
                throw new UnacceptableArchiveException(
                        null,
                        "The file is " + description + ". Upload a .tar, .tar.gz, .tar.xz, .tar.lz4 or .tar.zst file.");
            }
        });
        return Arrays.stream(values())
                .filter(format -> format != TAR && startsWith(start, format.magic))
                .findFirst()
                .orElse(TAR);
    }

    /** The tar inside. */
    InputStream unpack(InputStream archive) throws IOException {
        return switch (this) {
            case TAR -> archive;
            case TAR_GZ ->
                GzipCompressorInputStream.builder()
                        .setInputStream(archive)
                        .setDecompressConcatenated(true)
                        .get();
            case TAR_XZ -> new XZInputStream(archive, XZ_MEMORY_KIB);
            case TAR_LZ4 -> new FramedLZ4CompressorInputStream(archive, true);
            case TAR_ZSTD -> new ZstdInputStreamNoFinalizer(archive).setLongMax(ZSTD_WINDOW_LOG);
        };
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        byte[] prefix = HexFormat.of().parseHex(magic);
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
