package dev.almanac.platform.jobs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The blocks of a tar, counted against the limits as they come out of the archive. */
final class TarBlocks {

    private static final int MAX_EXTENSION_BYTES = 1 << 20;
    // Below that a high ratio harms nobody: a small archive of zeros is no bomb.
    private static final long RATIO_FROM_BYTES = 64 << 20;

    private final InputStream tar;
    private final ArchiveSource source;
    private final ArchiveLimits limits;
    private final byte[] buffer = new byte[64 << 10];
    private long bytes;

    TarBlocks(InputStream tar, ArchiveSource source, ArchiveLimits limits) {
        this.tar = tar;
        this.source = source;
        this.limits = limits;
    }

    /** How many bytes have come out so far. */
    long bytes() {
        return bytes;
    }

    byte[] readBlock() throws IOException {
        byte[] block = tar.readNBytes(TarHeader.BLOCK_BYTES);
        count(block.length);
        if (block.length < TarHeader.BLOCK_BYTES) {
            throw new EOFException("it has no end mark");
        }
        return block;
    }

    /** The content of an extended header, which is small. */
    byte[] readExtension(long sizeBytes) throws IOException {
        if (sizeBytes > MAX_EXTENSION_BYTES) {
            throw new UnacceptableArchiveException(
                    null, "The archive has an extended header of more than " + MAX_EXTENSION_BYTES + " bytes.");
        }
        byte[] data = tar.readNBytes(Math.toIntExact(sizeBytes));
        count(data.length);
        if (data.length < sizeBytes) {
            throw new EOFException("it ends in an extended header");
        }
        skip(padding(sizeBytes));
        return data;
    }

    void skipContent(long sizeBytes) throws IOException {
        skip(sizeBytes);
        skip(padding(sizeBytes));
    }

    /** To be called after one block of zeros: another must follow, then nothing but zeros. */
    void readEnd() throws IOException {
        if (!isZero(readBlock())) {
            throw garbage();
        }
        for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
            count(read);
            if (!isZero(buffer, read)) {
                throw garbage();
            }
        }
        if (source.read() >= 0) {
            throw garbage();
        }
    }

    static boolean isZero(byte[] block) {
        return isZero(block, block.length);
    }

    private static boolean isZero(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private void skip(long skipBytes) throws IOException {
        for (long left = skipBytes; left > 0; ) {
            int read = tar.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("it ends in the middle of a file");
            }
            count(read);
            left -= read;
        }
    }

    private static long padding(long sizeBytes) {
        return (TarHeader.BLOCK_BYTES - sizeBytes % TarHeader.BLOCK_BYTES) % TarHeader.BLOCK_BYTES;
    }

    private void count(int more) {
        bytes += more;
        if (bytes > limits.unpackedBytes()) {
            throw new UnacceptableArchiveException(
                    null,
                    "The archive unpacks to more than " + limits.unpackedBytes()
                            + " bytes. Leave out what the job can read" + " from the store.");
        }
        if (bytes > RATIO_FROM_BYTES && bytes / limits.ratio() > source.bytes()) {
            throw new UnacceptableArchiveException(
                    null, "The archive unpacks to more than " + limits.ratio() + " times its size, as no code does.");
        }
    }

    private static UnacceptableArchiveException garbage() {
        return new UnacceptableArchiveException(
                null, "The archive goes on behind its end mark, where no worker would look. Pack it in one go.");
    }
}
