package dev.almanac.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.time.SettableClock;
import dev.almanac.platform.web.TooManyRequestsProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the limits that are configured by default: 5 for both, 30 for an address, 20 a minute for an e-mail address. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LogInTriesTest {

    private static final String ANA = "ana@example.org";
    private static final String HOME = "192.0.2.1";

    @Inject
    LogInTries tries;

    @Inject
    SettableClock clock;

    @BeforeEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> LogInTry.deleteAll());
    }

    @Test
    void limitsAnEmailAddressFromOnePlaceButNotFromAnother() {
        count(5, ANA, HOME);
        assertRefused(ANA, HOME);
        assertThatCode(() -> tries.count(ANA, "198.51.100.7")).doesNotThrowAnyException();
        assertThatCode(() -> tries.count("bob@example.org", HOME)).doesNotThrowAnyException();
    }

    @Test
    void limitsAPlaceThatTriesManyAddresses() {
        for (int i = 0; i < 30; i++) {
            tries.count("nobody-" + i + "@example.org", HOME);
        }
        assertRefused("nobody-30@example.org", HOME);
        clock.advance(Duration.ofMinutes(15));
        assertThatCode(() -> tries.count(ANA, HOME)).doesNotThrowAnyException();
    }

    @Test
    void keepsTheOwnerOutForAMinuteOnlyWhenStrangersTryFromManyPlaces() {
        for (int i = 0; i < 20; i++) {
            tries.count(ANA, "203.0.113." + i);
        }
        assertRefused(ANA, HOME);
        clock.advance(Duration.ofMinutes(1));
        assertThatCode(() -> tries.count(ANA, HOME)).doesNotThrowAnyException();
    }

    @Test
    void doesNotCountARefusedTrySoThatWaitingHelps() {
        count(5, ANA, HOME);
        clock.advance(Duration.ofMinutes(14));
        assertRefused(ANA, HOME);
        clock.advance(Duration.ofMinutes(1));
        assertThatCode(() -> tries.count(ANA, HOME)).doesNotThrowAnyException();
    }

    @Test
    void forgetsWhenThePasswordWasRight() {
        count(5, ANA, HOME);
        tries.forget(ANA, HOME);
        assertThatCode(() -> count(5, ANA, HOME)).doesNotThrowAnyException();
    }

    @Test
    void letsNoMoreThroughWhenManyTryAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            attempts.add(this::isLetThrough);
        }
        int through = 0;
        for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
            through += attempt.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(through).isEqualTo(5);
    }

    @Test
    void countsAnIpv6NetworkAsOnePlace() {
        assertThat(new Client("2001:db8:1:2:3:4:5:6", "").network())
                .isEqualTo(new Client("2001:db8:1:2:ffff:0:0:1", "").network())
                .isNotEqualTo(new Client("2001:db8:1:3:3:4:5:6", "").network());
        assertThat(new Client("192.0.2.1", "").network()).isEqualTo("192.0.2.1");
        assertThat(new Client("::1", "").network()).isEqualTo("::1");
    }

    private boolean isLetThrough() {
        try {
            tries.count(ANA, HOME);
            return true;
        } catch (TooManyRequestsProblem refused) {
            return false;
        }
    }

    private void count(int times, String email, String address) {
        for (int i = 0; i < times; i++) {
            tries.count(email, address);
        }
    }

    private void assertRefused(String email, String address) {
        assertThatThrownBy(() -> tries.count(email, address)).isInstanceOf(TooManyRequestsProblem.class);
    }
}
