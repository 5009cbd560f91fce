package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.objects.Objects;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of whole objects, in hexadecimal. */
final class Digests {
    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String sha256(Objects root, String key) {
        MessageDigest digest = sha256();
        try (InputStream content = new DigestInputStream(root.open(key), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + root.uri() + "/" + key + " failed", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
