package dev.almanac.platform.accounts;

import dev.almanac.platform.web.InputFindings;

/**
 * What somebody entered to change a password.
 *
 * @param current the password that holds until now
 * @param chosen the new one
 * @param repeated the new one again
 */
record PasswordChange(String current, String chosen, String repeated) {

    /** @throws dev.almanac.platform.web.InvalidInputProblem when the new password breaks a rule */
    PasswordChange checked(String email) {
        InputFindings findings = new InputFindings();
        findings.take(() -> {
            Passwords.check(chosen, email, "chosen");
            return this;
        });
        findings.require(!chosen.equals(current), "chosen", "Choose a password other than the current one.");
        findings.require(chosen.equals(repeated), "repeated", "Enter the new password a second time.");
        findings.refuseIfAny();
        return this;
    }

    @Override
    public String toString() {
        return "PasswordChange[…]";
    }
}
