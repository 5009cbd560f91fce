package dev.almanac.platform.accounts;

import dev.almanac.platform.audit.Actor;
import dev.almanac.platform.audit.Audit;
import dev.almanac.platform.time.Ids;
import dev.almanac.platform.web.ConflictProblem;
import dev.almanac.platform.web.InvalidInputProblem;
import dev.almanac.platform.web.NotFoundProblem;
import dev.almanac.platform.web.Paging;
import dev.almanac.platform.web.Slice;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The accounts and what administrators do with them. */
@ApplicationScoped
public class Accounts {

    private static final AccountDetails FIRST = new AccountDetails("admin@localhost", "Administrator", Role.ADMIN);

    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;
    private final Ids ids;

    Accounts(Passwords passwords, Audit audit, Clock clock, Ids ids) {
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Makes the account {@code admin@localhost} when there is no account at all, so that somebody can log in.
     *
     * @return the account with its password, to be shown where the platform was started; empty when there are accounts.
     *     Of several nodes that ask at the same time one gets it.
     */
    @Transactional
    public Optional<NewAccount> createFirstAdministrator() {
        Account.getEntityManager()
                .createNativeQuery("lock table account in share row exclusive mode")
                .executeUpdate();
        return Account.count() > 0 ? Optional.empty() : Optional.of(add(Actor.SYSTEM, FIRST));
    }

    /**
     * Adds an account with a one-time password.
     *
     * @throws InvalidInputProblem when there is an account with this e-mail address
     */
    @Transactional
    NewAccount add(Actor who, AccountDetails details) {
        if (Account.withEmail(details.email()).isPresent()) {
            throw InvalidInputProblem.of("email", "There is an account with this e-mail address.");
        }
        String password = passwords.oneTime();
        Account account = new Account(ids.next(), details, passwords.hash(password), clock.instant());
        account.persist();
        audit.record(
                who, "added", account.subject(), Map.of("role", details.role().word()));
        return new NewAccount(account, password);
    }

    /**
     * Keeps the account from logging in and from using its tokens; its log-ins end now.
     *
     * @throws ConflictProblem for the last administrator who can log in
     */
    @Transactional
    void disable(Actor who, UUID id) {
        List<Account> admins = Account.lockEnabledAdmins();
        Account account = locked(id);
        refuseIfLast(admins, account);
        if (account.isEnabled()) {
            account.disable(clock.instant());
            LogIn.endAllOf(account);
            audit.record(who, "disabled", account.subject());
        }
    }

    /** Lets a disabled account log in again. */
    @Transactional
    void enable(Actor who, UUID id) {
        Account account = locked(id);
        if (!account.isEnabled()) {
            account.enable();
            audit.record(who, "enabled", account.subject());
        }
    }

    /**
     * Gives the account another role.
     *
     * @throws ConflictProblem when that would leave no administrator who can log in
     */
    @Transactional
    void changeRole(Actor who, UUID id, Role role) {
        List<Account> admins = Account.lockEnabledAdmins();
        Account account = locked(id);
        if (role != Role.ADMIN) {
            refuseIfLast(admins, account);
        }
        if (account.role() != role) {
            account.take(role);
            audit.record(who, "changed the role of", account.subject(), Map.of("role", role.word()));
        }
    }

    /** Gives the account a one-time password; its log-ins end, its tokens stay. */
    @Transactional
    NewAccount resetPassword(Actor who, UUID id) {
        Account account = locked(id);
        String password = passwords.oneTime();
        account.setPassword(passwords.hash(password), true);
        LogIn.endAllOf(account);
        audit.record(who, "reset the password of", account.subject());
        return new NewAccount(account, password);
    }

    /** Gives the account another display name. */
    @Transactional
    void rename(Actor who, UUID id, String displayName) {
        Account account = locked(id);
        account.rename(AccountDetails.checkedName(displayName));
        audit.record(who, "renamed", account.subject(), Map.of("name", account.displayName()));
    }

    /** All accounts by e-mail address. */
    @Transactional
    Slice<Account> all(Paging paging) {
        PanacheQuery<Account> found = Account.byEmail().page(paging.index(), paging.size());
        return Slice.of(found.list(), paging, found.count());
    }

    /**
     * The account with this id.
     *
     * @throws NotFoundProblem when there is none
     */
    @Transactional
    public Account require(UUID id) {
        return found(Account.findByIdOptional(id), id);
    }

    private static Account locked(UUID id) {
        return found(Account.locked(id), id);
    }

    private static Account found(Optional<Account> account, UUID id) {
        return account.orElseThrow(() -> new NotFoundProblem("an account with the id " + id));
    }

    private static void refuseIfLast(List<Account> admins, Account account) {
        if (admins.size() == 1 && admins.contains(account)) {
            throw new ConflictProblem("This is the last administrator who can log in; make another one first.");
        }
    }
}
