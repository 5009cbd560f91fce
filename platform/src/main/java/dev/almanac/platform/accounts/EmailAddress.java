package dev.almanac.platform.accounts;

import dev.almanac.platform.web.InvalidInputProblem;
import java.util.Locale;
import java.util.regex.Pattern;

/** How an e-mail address is written in an account: in lower case, with nothing that a mail header could trip over. */
final class EmailAddress {

    private static final int MAX_LENGTH = 254;
    // No more than is needed to be safe: whether the address exists, only mail can tell.
    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl}<>\",;:\\\\()\\[\\]]+@[^@\\s\\p{Cntrl}<>\",;:\\\\()\\[\\]]+");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private EmailAddress() {}

    /**
     * The address as it is stored.
     *
     * @throws InvalidInputProblem about the field {@code email} when it is none
     */
    static String of(String entered) {
        String address = fold(entered);
        if (address.length() > MAX_LENGTH || !SHAPE.matcher(address).matches()) {
            throw InvalidInputProblem.of(
                    "email", "Enter an e-mail address such as ana@example.org, at most " + MAX_LENGTH + " characters.");
        }
        return address;
    }

    /**
     * What was entered, in the form in which addresses are compared; short and clean enough to be looked up and kept.
     */
    static String key(String entered) {
        String clean = CONTROL.matcher(fold(entered)).replaceAll("");
        return clean.substring(0, Math.min(clean.length(), MAX_LENGTH));
    }

    private static String fold(String entered) {
        return entered.strip().toLowerCase(Locale.ROOT);
    }
}
