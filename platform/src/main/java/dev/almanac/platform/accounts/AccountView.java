package dev.almanac.platform.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as the API gives it.
 *
 * @param disabledAt null for an account that can log in
 */
record AccountView(
        UUID id,
        String email,
        String displayName,
        Role role,
        Instant createdAt,
        @Nullable Instant disabledAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.email(),
                account.displayName(),
                account.role(),
                account.createdAt(),
                account.disabledAt().orElse(null));
    }
}
