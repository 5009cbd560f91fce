package dev.almanac.platform.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The archive as it comes in: counted, digested, and its own failures kept apart from those of what it holds. */
final class ArchiveSource extends InputStream {

    private final DigestInputStream in;
    private final long maxBytes;
    private long bytes;
    private @Nullable IOException failure;

    ArchiveSource(InputStream in, long maxBytes) {
        try {
            this.in = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        bytes += Math.max(read, 0);
        if (bytes > maxBytes) {
            throw new UnacceptableArchiveException(
                    null, "The archive is larger than " + maxBytes + " bytes. Leave out what the job can do without.");
        }
        return read;
    }

    long bytes() {
        return bytes;
    }

    /** The digest of all that was read, in hexadecimal digits; to be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }

    /** Throws the failure of the upload itself, if that is what went wrong. */
    void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
