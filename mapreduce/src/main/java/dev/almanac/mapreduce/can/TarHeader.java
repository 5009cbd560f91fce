package dev.almanac.mapreduce.can;

import java.nio.charset.StandardCharsets;

/** The little of POSIX tar (ustar) that a can uses: plain files without owner or time. */
final class TarHeader {
    static final int BLOCK_BYTES = 512;

    private TarHeader() {}

    /** The header of a member. */
    static byte[] of(String name, long sizeBytes) {
        byte[] header = new byte[BLOCK_BYTES];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, "%011o\0".formatted(sizeBytes));
        put(header, 136, "00000000000\0");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\00000");
        put(header, 329, "0000000\0");
        put(header, 337, "0000000\0");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, header, at, ascii.length);
    }

    /** How many zero bytes follow a member of that size. */
    static int padding(long sizeBytes) {
        return (int) (-sizeBytes & (BLOCK_BYTES - 1));
    }
}
