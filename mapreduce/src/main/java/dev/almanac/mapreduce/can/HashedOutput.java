package dev.almanac.mapreduce.can;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts what is written and takes its SHA-256. */
final class HashedOutput {
    private final OutputStream out;
    private final MessageDigest sha256 = sha256();
    private long count;

    HashedOutput(OutputStream out) {
        this.out = out;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        sha256.update(bytes);
        count += bytes.length;
    }

    long count() {
        return count;
    }

    /** The digest of what was written since the last call. */
    byte[] digest() {
        return sha256.digest();
    }
}
