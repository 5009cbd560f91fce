package dev.almanac.platform.accounts;

import dev.almanac.platform.audit.Audit;
import dev.almanac.platform.web.InputFindings;
import dev.almanac.platform.web.InvalidInputProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** How the owner of an account changes its password. */
@ApplicationScoped
class OwnPassword {

    private final Passwords passwords;
    private final Audit audit;
    private final LogInTries tries;

    OwnPassword(Passwords passwords, Audit audit, LogInTries tries) {
        this.passwords = passwords;
        this.audit = audit;
        this.tries = tries;
    }

    /**
     * Changes the password and ends every log-in of the account but the one it was changed in.
     *
     * @param change what was entered; a wrong current password counts as a wrong try to log in
     * @throws InvalidInputProblem when the current one is wrong or the new one breaks a rule
     */
    @Transactional
    void change(UUID accountId, UUID logInId, PasswordChange change, Client client) {
        Account account = Account.locked(accountId).orElseThrow();
        tries.count(account.email(), client.network());
        InputFindings findings = new InputFindings();
        findings.require(
                passwords.matches(change.current(), account.passwordHash()), "current", "This is not your password.");
        findings.take(() -> change.checked(account.email()));
        findings.refuseIfAny();
        tries.forget(account.email(), client.network());
        account.setPassword(passwords.hash(change.chosen()), false);
        LogIn.endOthersOf(account, logInId);
        audit.record(account.actor(), "changed the password of", account.subject());
    }
}
