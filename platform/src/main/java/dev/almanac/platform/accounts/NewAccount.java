package dev.almanac.platform.accounts;

/**
 * An account with the password that is shown once and holds for one log-in.
 *
 * @param oneTimePassword in the clear; nothing keeps it
 */
public record NewAccount(Account account, String oneTimePassword) {

    @Override
    public String toString() {
        return "NewAccount[" + account.email() + "]";
    }
}
