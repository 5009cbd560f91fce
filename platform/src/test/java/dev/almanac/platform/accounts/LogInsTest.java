package dev.almanac.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.audit.Actor;
import dev.almanac.platform.time.SettableClock;
import dev.almanac.platform.web.NotFoundProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class LogInsTest {

    @Inject
    LogIns logIns;

    @Inject
    Accounts accounts;

    @Inject
    OwnPassword ownPassword;

    @Inject
    SettableClock clock;

    @Test
    void endsAfterSevenIdleDays() {
        LoggedIn ana = LoggedIn.analyst();
        clock.advance(Duration.ofDays(6));
        assertThat(holds(ana)).isTrue();
        clock.advance(Duration.ofDays(6));
        assertThat(holds(ana)).isTrue();
        clock.advance(Duration.ofDays(7));
        assertThat(holds(ana)).isFalse();
    }

    @Test
    void endsAfterThirtyDaysHoweverMuchItIsUsed() {
        LoggedIn ana = LoggedIn.analyst();
        for (int day = 1; day < 30; day++) {
            clock.advance(Duration.ofDays(1));
            assertThat(holds(ana)).isTrue();
        }
        clock.advance(Duration.ofDays(1));
        assertThat(holds(ana)).isFalse();
    }

    @Test
    void endsWhenTheAccountIsDisabledAndStaysEndedWhenItIsEnabled() {
        LoggedIn ana = LoggedIn.analyst();
        accounts.disable(Actor.SYSTEM, ana.accountId());
        assertThat(holds(ana)).isFalse();
        assertThat(ana.program().get("/api/v1/account").statusCode()).isEqualTo(401);
        accounts.enable(Actor.SYSTEM, ana.accountId());
        assertThat(holds(ana)).isFalse();
        assertThat(ana.program().get("/api/v1/account").statusCode()).isEqualTo(200);
    }

    @Test
    void endsWhenAnAdministratorResetsThePassword() {
        LoggedIn ana = LoggedIn.analyst();
        accounts.resetPassword(Actor.SYSTEM, ana.accountId());
        assertThat(holds(ana)).isFalse();
    }

    @Test
    void endsInEveryOtherBrowserWhenThePasswordChanges() {
        LoggedIn ana = LoggedIn.analyst();
        Secret elsewhere = logIns.logIn(ana.email(), ana.password(), new Client("192.0.2.9", "other"));
        UUID kept = logIns.find(new Secret(ana.cookie())).orElseThrow().id();
        PasswordChange change = new PasswordChange(ana.password(), "a new long password", "a new long password");
        ownPassword.change(ana.accountId(), kept, change, new Client("192.0.2.9", ""));
        assertThat(holds(ana)).isTrue();
        assertThat(logIns.find(elsewhere)).isEmpty();
    }

    @Test
    void isEndedByItsOwnerOnly() {
        LoggedIn ana = LoggedIn.analyst();
        LoggedIn bob = LoggedIn.analyst();
        UUID anas = logIns.of(ana.account()).get(0).id();
        assertThatThrownBy(() -> logIns.end(bob.account(), anas)).isInstanceOf(NotFoundProblem.class);
        assertThat(holds(ana)).isTrue();
        logIns.end(ana.account(), anas);
        assertThat(holds(ana)).isFalse();
    }

    @Test
    void hashesThePasswordAnewWhenItsCostHasChanged() {
        LoggedIn ana = LoggedIn.analyst();
        String costlier = Argon2Hash.of(ana.password(), new Argon2HashTest.Cost(128, 1, 1), new byte[16])
                .phc();
        QuarkusTransaction.requiringNew()
                .run(() -> Account.locked(ana.accountId()).orElseThrow().setPassword(costlier, false));
        logIns.logIn(ana.email(), ana.password(), new Client("192.0.2.9", ""));
        assertThat(ana.account().passwordHash()).contains("$m=64,");
    }

    private boolean holds(LoggedIn who) {
        return logIns.find(new Secret(who.cookie())).isPresent();
    }
}
