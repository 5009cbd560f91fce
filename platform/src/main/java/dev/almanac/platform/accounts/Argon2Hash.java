package dev.almanac.platform.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The Argon2id hash of a password, written as a PHC string: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 *
 * @param memoryKib the memory that was filled, in KiB
 * @param passes how often
 * @param lanes in how many lanes
 */
@SuppressWarnings("ArrayRecordComponent") // two hashes are never compared as records
record Argon2Hash(int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {

    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Hashes the password; this takes the memory and the time that the cost says. */
    static Argon2Hash of(String password, AccountsConfig.PasswordCost cost, byte[] salt) {
        byte[] hash = compute(password, cost.memoryKib(), cost.passes(), cost.lanes(), salt, HASH_BYTES);
        return new Argon2Hash(cost.memoryKib(), cost.passes(), cost.lanes(), salt, hash);
    }

    /** @throws IllegalArgumentException when the text is no PHC string of Argon2id in version 19 */
    static Argon2Hash parse(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a stored password hash must be a PHC string of argon2id, version 19");
        }
        Base64.Decoder decoder = Base64.getDecoder();
        return new Argon2Hash(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                decoder.decode(parts.group(4)),
                decoder.decode(parts.group(5)));
    }

    /** Whether this is the password; takes as long for a wrong one as for the right one. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, compute(password, memoryKib, passes, lanes, salt, hash.length));
    }

    /** Whether it was made at exactly this cost. */
    boolean costs(AccountsConfig.PasswordCost cost) {
        return memoryKib == cost.memoryKib() && passes == cost.passes() && lanes == cost.lanes();
    }

    String phc() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$" + encoder.encodeToString(salt)
                + "$" + encoder.encodeToString(hash);
    }

    private static byte[] compute(String password, int memoryKib, int passes, int lanes, byte[] salt, int lengthBytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[lengthBytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
