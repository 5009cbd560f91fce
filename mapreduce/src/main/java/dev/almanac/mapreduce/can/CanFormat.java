package dev.almanac.mapreduce.can;

import java.nio.charset.StandardCharsets;

/** The numbers of FORMAT.md. */
final class CanFormat {
    static final int VERSION = 1;
    static final long MAX_CAN_BYTES = 1L << 30;
    static final int MAX_RECORD_BYTES = 64 << 20;
    static final int MAX_KEY_BYTES = 1024;

    /** A frame is ended by the record that fills it so far. */
    static final int FRAME_BYTES = 256 << 10;

    /** A member is ended by the frame that fills it so far. */
    static final long MEMBER_BYTES = 64L << 20;

    static final int INDEX_MAGIC = 0x184D2A5A;
    static final int SKIPPABLE_HEADER_BYTES = 8;
    static final int FOOTER_BYTES = 72;
    static final byte[] FOOTER_MAGIC = "ALMANAC1".getBytes(StandardCharsets.US_ASCII);

    private CanFormat() {}

    /** So much of the end is read first: enough for the footer and, but for very many frames, the top of the index. */
    static int tailBytes(long canBytes) {
        return (int) Math.min(canBytes, Math.max(64 << 10, canBytes / 256));
    }
}
