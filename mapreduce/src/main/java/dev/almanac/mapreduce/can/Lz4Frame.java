package dev.almanac.mapreduce.can;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * The one form of LZ4 frame that a can uses: independent blocks of at most 4 MiB, content size and content checksum
 * stated, no block checksums, no dictionary. FORMAT.md says it byte by byte.
 */
final class Lz4Frame {
    static final int MAGIC = 0x184D2204;
    static final int HEADER_BYTES = 15;
    /** Header, end mark and checksum; each block adds four bytes and its content. */
    static final int OVERHEAD_BYTES = HEADER_BYTES + 8;

    static final int MAX_BLOCK_BYTES = 4 << 20;
    static final int MAX_CONTENT_BYTES = 128 << 20;

    private static final byte FLAGS = 0x6C;
    private static final byte BLOCK_SIZE_CODE = 0x70;
    private static final int STORED = 0x80000000;
    private static final int LEVEL = 5;

    /**
     * The Java compressor, whose output does not depend on the machine: the same records give the same bytes. Those who
     * only read do not pay for its start.
     */
    private static final class Compression {
        static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestJavaInstance().highCompressor(LEVEL);
    }

    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.fastestInstance().safeDecompressor();
    private static final XXHash32 HASH = XXHashFactory.fastestInstance().hash32();

    private Lz4Frame() {}

    static int checksum(byte[] content, int from, int length) {
        return HASH.hash(content, from, length, 0);
    }

    private static byte headerChecksum(byte[] frame, int from) {
        return (byte) (HASH.hash(frame, from + 4, 10, 0) >>> 8);
    }

    /** The content as one frame. */
    static byte[] encode(byte[] content, int from, int length) {
        int blocks = (length + MAX_BLOCK_BYTES - 1) / MAX_BLOCK_BYTES;
        int bound = OVERHEAD_BYTES
                + blocks * (4 + Compression.COMPRESSOR.maxCompressedLength(Math.min(length, MAX_BLOCK_BYTES)));
        ByteBuffer frame = ByteBuffer.allocate(bound).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(MAGIC).put(FLAGS).put(BLOCK_SIZE_CODE).putLong(length);
        frame.put(headerChecksum(frame.array(), 0));
        for (int done = 0; done < length; done += MAX_BLOCK_BYTES) {
            putBlock(frame, content, from + done, Math.min(MAX_BLOCK_BYTES, length - done));
        }
        frame.putInt(0).putInt(checksum(content, from, length));
        return java.util.Arrays.copyOf(frame.array(), frame.position());
    }

    private static void putBlock(ByteBuffer frame, byte[] content, int from, int length) {
        int at = frame.position();
        int compressed = Compression.COMPRESSOR.compress(content, from, length, frame.array(), at + 4);
        if (compressed < length) {
            frame.putInt(compressed).position(at + 4 + compressed);
        } else {
            frame.putInt(length | STORED).put(content, from, length);
        }
    }

    /** The frame's content size, as its header states it. */
    static int contentLength(byte[] bytes, int from, int length, String file, long fileOffset) {
        ByteBuffer frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (length < OVERHEAD_BYTES) {
            throw new MalformedCanException(file, fileOffset, "a frame of " + length + " bytes is too short");
        }
        if (frame.getInt(from) != MAGIC) {
            throw new MalformedCanException(file, fileOffset, "no LZ4 frame begins here");
        }
        if (frame.get(from + 4) != FLAGS
                || frame.get(from + 5) != BLOCK_SIZE_CODE
                || frame.get(from + 14) != headerChecksum(bytes, from)) {
            throw new MalformedCanException(file, fileOffset + 4, "the frame's header is wrong");
        }
        long contentLength = frame.getLong(from + 6);
        if (contentLength < 0 || contentLength > MAX_CONTENT_BYTES) {
            throw new MalformedCanException(file, fileOffset + 6, "a frame must not hold " + contentLength + " bytes");
        }
        return (int) contentLength;
    }

    /**
     * Decodes one whole frame into the target and checks everything that the format states about it.
     *
     * @param target has room for the content behind {@code targetFrom}
     */
    static void decode(
            byte[] bytes,
            int from,
            int length,
            byte[] target,
            int targetFrom,
            int contentLength,
            String file,
            long fileOffset) {
        ByteBuffer frame = ByteBuffer.wrap(bytes, 0, from + length).order(ByteOrder.LITTLE_ENDIAN);
        int end = from + length - 8;
        int at = from + HEADER_BYTES;
        int done = 0;
        while (done < contentLength) {
            int size = at + 4 <= end ? frame.getInt(at) : 0;
            int stored = size & ~STORED;
            int expected = Math.min(MAX_BLOCK_BYTES, contentLength - done);
            if (stored == 0 || stored > end - at - 4) {
                throw new MalformedCanException(file, fileOffset + at - from, "a block's size is wrong");
            }
            block(bytes, at + 4, size, target, targetFrom + done, expected, file, fileOffset + at - from);
            at += 4 + stored;
            done += expected;
        }
        if (at != end || frame.getInt(end) != 0) {
            throw new MalformedCanException(file, fileOffset + at - from, "the frame does not end here");
        }
        if (frame.getInt(end + 4) != checksum(target, targetFrom, contentLength)) {
            throw new MalformedCanException(file, fileOffset, "the frame's content does not fit its checksum");
        }
    }

    private static void block(
            byte[] bytes, int from, int size, byte[] target, int to, int expected, String file, long fileOffset) {
        int stored = size & ~STORED;
        if (size < 0) {
            if (stored != expected) {
                throw new MalformedCanException(file, fileOffset, "a stored block has the wrong size");
            }
            System.arraycopy(bytes, from, target, to, expected);
            return;
        }
        try {
            if (DECOMPRESSOR.decompress(bytes, from, stored, target, to, expected) != expected) {
                throw new MalformedCanException(file, fileOffset, "a block holds too little");
            }
        } catch (LZ4Exception e) {
            throw new MalformedCanException(file, fileOffset, "a block cannot be decoded");
        }
    }

    /** Decodes one whole frame into an array of its own. */
    static byte[] decode(byte[] bytes, int from, int length, String file, long fileOffset) {
        int contentLength = contentLength(bytes, from, length, file, fileOffset);
        byte[] content = new byte[contentLength];
        decode(bytes, from, length, content, 0, contentLength, file, fileOffset);
        return content;
    }
}
