package dev.almanac.platform.accounts;

/**
 * A token just made.
 *
 * @param secret what the program sends; shown this once, and nothing keeps it
 */
record NewApiToken(ApiTokenLine token, String secret) {

    @Override
    public String toString() {
        return "NewApiToken[" + token.name() + "]";
    }
}
