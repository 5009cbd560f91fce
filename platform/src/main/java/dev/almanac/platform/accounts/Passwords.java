package dev.almanac.platform.accounts;

import dev.almanac.platform.web.InputFindings;
import dev.almanac.platform.web.TooManyRequestsProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes and checks passwords. Only a few are hashed at the same time, because each takes the memory that makes guessing
 * dear; whoever finds no place in time is told to try again.
 */
@ApplicationScoped
class Passwords {

    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 200;
    // Without letters and digits that look alike; 32 of them, so 5 bits each.
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ONE_TIME_GROUPS = 5;
    private static final int GROUP_LENGTH = 4;

    private final AccountsConfig.PasswordCost cost;
    private final Semaphore places;
    private final SecureRandom random = new SecureRandom();
    private final Argon2Hash nobodys;

    @Inject
    Passwords(AccountsConfig config) {
        this(config.password());
    }

    Passwords(AccountsConfig.PasswordCost cost) {
        this.cost = cost;
        this.places = new Semaphore(cost.atOnce(), true);
        this.nobodys = Argon2Hash.of(oneTime(), cost, salt());
    }

    /**
     * Checks that people may choose this password.
     *
     * @param field the form's field to put the message beside
     */
    static void check(String password, String email, String field) {
        InputFindings findings = new InputFindings();
        findings.require(
                password.length() >= MIN_LENGTH && password.length() <= MAX_LENGTH,
                field,
                "Choose a password of " + MIN_LENGTH + " to " + MAX_LENGTH
                        + " characters; a few words in a row will do.");
        findings.require(
                !EmailAddress.key(password).equals(email)
                        && password.chars().distinct().count() > 3,
                field,
                "Choose a password that is harder to guess.");
        findings.refuseIfAny();
    }

    /** A random password of 100 bits, in groups that can be read out. */
    final String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /** The password as it is stored. */
    String hash(String password) {
        return inTurn(() -> Argon2Hash.of(password, cost, salt()).phc());
    }

    boolean matches(String password, String stored) {
        return inTurn(() -> Argon2Hash.parse(stored).matches(password));
    }

    /** Takes as long as checking a wrong password, so that nobody can tell from the time whether an account exists. */
    boolean matchesNobody(String password) {
        inTurn(() -> nobodys.matches(password));
        return false;
    }

    /** Whether the stored hash was made at another cost than the configured one. */
    boolean isOutdated(String stored) {
        return !Argon2Hash.parse(stored).costs(cost);
    }

    private byte[] salt() {
        byte[] salt = new byte[Argon2Hash.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(cost.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyRequestsProblem(
                        "Too many people are logging in at this moment; please try again.", Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to check a password", e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
