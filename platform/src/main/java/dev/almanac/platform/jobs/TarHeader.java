package dev.almanac.platform.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of 512 bytes that begins an entry of a tar, in the POSIX form or the old GNU one. It is read more strictly
 * than tar does: where programs could differ on what a field means, the archive is refused.
 */
final class TarHeader {

    static final int BLOCK_BYTES = 512;

    private static final byte[] POSIX_MAGIC = {'u', 's', 't', 'a', 'r', 0};
    private static final byte[] GNU_MAGIC = {'u', 's', 't', 'a', 'r', ' ', ' ', 0};
    private static final Pattern OCTAL = Pattern.compile(" *([0-7]+)[ \\x00]*");
    private static final int CHECKSUM = 148;
    private static final int MAGIC = 257;

    private final byte[] block;

    private TarHeader(byte[] block) {
        this.block = block;
    }

    /** Reads a block that is not all zero. */
    static TarHeader of(byte[] block, boolean first) {
        TarHeader header = new TarHeader(block);
        boolean known = header.isPosix() || header.startsWith(MAGIC, GNU_MAGIC);
        if (!known && first) {
            throw new UnacceptableArchiveException(
                    null,
                    "The file is not an archive that a worker can unpack. Upload a .tar, .tar.gz, .tar.xz, .tar.lz4 or .tar.zst"
                            + " file.");
        }
        if (!known || header.number(CHECKSUM, 8, "checksum") != header.sum()) {
            throw new UnacceptableArchiveException(
                    null, "The archive is damaged: an entry's header is not one. Pack it again.");
        }
        header.requireNumber(108, 8, "user");
        header.requireNumber(116, 8, "group");
        header.requireNumber(136, 12, "time");
        return header;
    }

    char type() {
        return block[156] == 0 ? '0' : (char) (block[156] & 0xff);
    }

    long mode() {
        return number(100, 8, "mode");
    }

    long sizeBytes() {
        return number(124, 12, "size");
    }

    byte[] linkName() {
        return text(157, 100);
    }

    byte[] name() {
        byte[] name = text(0, 100);
        byte[] prefix = isPosix() ? text(345, 155) : new byte[0];
        if (prefix.length == 0) {
            return name;
        }
        // Another dialect keeps times behind a shorter prefix.
        for (int i = 345 + prefix.length; i < 500; i++) {
            if (block[i] != 0) {
                throw damaged("prefix");
            }
        }
        byte[] path = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        path[prefix.length] = '/';
        System.arraycopy(name, 0, path, prefix.length + 1, name.length);
        return path;
    }

    private boolean isPosix() {
        return startsWith(MAGIC, POSIX_MAGIC);
    }

    private boolean startsWith(int offset, byte[] bytes) {
        return Arrays.equals(block, offset, offset + bytes.length, bytes, 0, bytes.length);
    }

    private byte[] text(int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, offset, end);
    }

    // Octal digits, maybe behind spaces; behind them only spaces and NULs.
    private long number(int offset, int length, String field) {
        String text = new String(block, offset, length, StandardCharsets.ISO_8859_1);
        Matcher matcher = OCTAL.matcher(text);
        if (!matcher.matches()) {
            throw damaged(field);
        }
        return Long.parseLong(matcher.group(1), 8);
    }

    // What tar reads though the platform does not care; large values may come in a binary form.
    private void requireNumber(int offset, int length, String field) {
        if ((block[offset] & 0x80) == 0) {
            number(offset, length, field);
        }
    }

    private long sum() {
        long sum = 8 * ' ';
        for (int i = 0; i < block.length; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? 0 : block[i] & 0xff;
        }
        return sum;
    }

    private static UnacceptableArchiveException damaged(String field) {
        return new UnacceptableArchiveException(
                null,
                "The archive has an entry whose header holds no valid " + field + ". Pack it with GNU tar or bsdtar.");
    }
}
