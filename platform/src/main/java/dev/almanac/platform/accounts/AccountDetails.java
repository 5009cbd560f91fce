package dev.almanac.platform.accounts;

import dev.almanac.platform.web.InputFindings;
import dev.almanac.platform.web.InvalidInputProblem;

/**
 * What an administrator says of a new account.
 *
 * @param email checked and in lower case
 * @param displayName 1 to {@value #MAX_NAME_LENGTH} characters, without control characters
 */
record AccountDetails(String email, String displayName, Role role) {

    static final int MAX_NAME_LENGTH = 100;

    /**
     * The details as they were entered.
     *
     * @throws InvalidInputProblem with every field that breaks a rule
     */
    static AccountDetails entered(String email, String displayName, String role) {
        InputFindings findings = new InputFindings();
        String address = findings.take(() -> EmailAddress.of(email)).orElse("");
        String name = findings.take(() -> checkedName(displayName)).orElse("");
        Role chosen = findings.take(() -> Role.of(role)).orElse(Role.ANALYST);
        findings.refuseIfAny();
        return new AccountDetails(address, name, chosen);
    }

    static String checkedName(String displayName) {
        String name = displayName.strip();
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInputProblem.of("displayName", "Enter a name of 1 to " + MAX_NAME_LENGTH + " characters.");
        }
        return name;
    }
}
