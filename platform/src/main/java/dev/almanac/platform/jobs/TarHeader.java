package dev.almanac.platform.jobs;

import java.util.Arrays;

/**
 * One block of 512 bytes that begins an entry of a tar, in the POSIX form or the old GNU one. It is read more strictly
 * than tar does: where programs could differ on what a field means, the archive is refused.
 */
final class TarHeader {

    static final int BLOCK_BYTES = 512;

    private static final byte[] POSIX_MAGIC = {'u', 's', 't', 'a', 'r', 0};
    private static final byte[] GNU_MAGIC = {'u', 's', 't', 'a', 'r', ' ', ' ', 0};
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

    // Octal digits, maybe behind spaces, up to a space or NUL. The binary form for huge numbers has no place here.
    private long number(int offset, int length, String field) {
        int i = offset;
        int end = offset + length;
        while (i < end && block[i] == ' ') {
            i++;
        }
        long number = 0;
        for (; i < end && block[i] >= '0' && block[i] <= '7'; i++) {
            number = number * 8 + block[i] - '0';
        }
        if (i < end && block[i] != ' ' && block[i] != 0) {
            throw damaged(field);
        }
        return number;
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
