package dev.almanac.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.audit.Actor;
import dev.almanac.platform.web.ConflictProblem;
import dev.almanac.platform.web.InvalidInputProblem;
import dev.almanac.platform.web.NotFoundProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccountsTest {

    @Inject
    Accounts accounts;

    @BeforeEach
    void startWithoutAccounts() {
        QuarkusTransaction.requiringNew().run(() -> Account.getEntityManager()
                .createNativeQuery("truncate account cascade")
                .executeUpdate());
    }

    @Test
    void makesTheFirstAdministratorOnlyWhenThereIsNoAccount() {
        NewAccount first = accounts.createFirstAdministrator().orElseThrow();
        assertThat(first.account().email()).isEqualTo("admin@localhost");
        assertThat(first.account().isAdmin()).isTrue();
        assertThat(first.account().passwordIsOneTime()).isTrue();
        assertThat(first.toString()).doesNotContain(first.oneTimePassword());
        assertThat(accounts.createFirstAdministrator()).isEmpty();
    }

    @Test
    void makesOneFirstAdministratorWhenSeveralNodesStartAtOnce() throws Exception {
        List<Optional<NewAccount>> made = atTheSameTime(6, () -> accounts.createFirstAdministrator());
        assertThat(made.stream().filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    void keepsTheLastAdministratorWhoCanLogIn() {
        UUID ada = add("ada@example.org", Role.ADMIN);
        UUID bob = add("bob@example.org", Role.ADMIN);
        accounts.disable(Actor.SYSTEM, bob);
        assertThatThrownBy(() -> accounts.disable(Actor.SYSTEM, ada)).isInstanceOf(ConflictProblem.class);
        assertThatThrownBy(() -> accounts.changeRole(Actor.SYSTEM, ada, Role.ANALYST))
                .isInstanceOf(ConflictProblem.class);
        accounts.enable(Actor.SYSTEM, bob);
        accounts.disable(Actor.SYSTEM, ada);
        assertThat(accounts.require(ada).isEnabled()).isFalse();
    }

    @Test
    void keepsOneAdministratorWhenTwoRemoveEachOther() throws Exception {
        for (int round = 0; round < 5; round++) {
            startWithoutAccounts();
            List<UUID> admins = List.of(add("ada@example.org", Role.ADMIN), add("bob@example.org", Role.ADMIN));
            List<UUID> left = new ArrayList<>(admins);
            atTheSameTime(2, () -> {
                UUID id;
                synchronized (left) {
                    id = left.remove(0);
                }
                return isDone(() -> accounts.disable(Actor.SYSTEM, id));
            });
            assertThat(admins.stream().filter(id -> accounts.require(id).isEnabled()))
                    .hasSize(1);
        }
    }

    @Test
    void refusesASecondAccountWithTheSameAddressInOtherLetters() {
        add("ana@example.org", Role.ANALYST);
        assertThatThrownBy(() -> add("Ana@Example.ORG", Role.ANALYST))
                .isInstanceOfSatisfying(InvalidInputProblem.class, problem -> assertThat(problem.fields())
                        .containsKey("email"));
    }

    @Test
    void refusesDetailsThatBreakARuleAllAtOnce() {
        assertThatThrownBy(() -> AccountDetails.entered("ana@x\r\nBcc: all@example.org", "\u0007", "root"))
                .isInstanceOfSatisfying(InvalidInputProblem.class, problem -> assertThat(problem.fields())
                        .containsOnlyKeys("email", "displayName", "role"));
        assertThatThrownBy(() -> AccountDetails.entered("a@" + "b".repeat(253), "x".repeat(101), "admin"))
                .isInstanceOfSatisfying(InvalidInputProblem.class, problem -> assertThat(problem.fields())
                        .containsOnlyKeys("email", "displayName"));
    }

    @Test
    void saysNotFoundForAnUnknownAccount() {
        assertThatThrownBy(() -> accounts.resetPassword(Actor.SYSTEM, UUID.randomUUID()))
                .isInstanceOf(NotFoundProblem.class);
    }

    private UUID add(String email, Role role) {
        AccountDetails details = AccountDetails.entered(email, "Somebody", role.word());
        return accounts.add(Actor.SYSTEM, details).account().id();
    }

    private static boolean isDone(Runnable change) {
        try {
            change.run();
            return true;
        } catch (ConflictProblem refused) {
            return false;
        }
    }

    private static <T> List<T> atTheSameTime(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(work);
        }
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(all)) {
            results.add(result.get());
        }
        threads.shutdown();
        return results;
    }
}
