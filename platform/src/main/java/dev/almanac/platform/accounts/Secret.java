package dev.almanac.platform.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A random value of 256 bits that proves who its holder is. Only its hash is stored; at this length a plain SHA-256
 * cannot be guessed back.
 */
record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH_BYTES = 32;

    /** A new secret that begins with {@code prefix}. */
    static Secret random(String prefix) {
        byte[] bytes = new byte[LENGTH_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
