package dev.almanac.platform.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something: an account, or the system by itself.
 *
 * @param accountId null for the system
 * @param email the account's address at that time; null for the system
 */
public record Actor(@Nullable UUID accountId, @Nullable String email) {

    /** Nobody but the platform itself. */
    public static final Actor SYSTEM = new Actor(null, null);

    public Actor {
        if ((accountId == null) != (email == null)) {
            throw new IllegalArgumentException(
                    "an actor has both an account id and an e-mail address or neither, but had " + accountId + ", "
                            + email);
        }
    }

    /** The account with this id and this address. */
    public static Actor account(UUID accountId, String email) {
        return new Actor(accountId, email);
    }
}
