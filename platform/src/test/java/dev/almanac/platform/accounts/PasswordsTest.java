package dev.almanac.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.web.InvalidInputProblem;
import dev.almanac.platform.web.TooManyRequestsProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final String EMAIL = "ana@very-long-example.org";
    private static final int AT_ONCE = 2;

    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "aaaaaaaaaaaaaaaa", "ababababababab", "Ana@very-long-example.org "})
    void refusesAPasswordThatIsShortOrEasyToGuess(String password) {
        assertThatThrownBy(() -> Passwords.check(password, EMAIL, "chosen")).isInstanceOf(InvalidInputProblem.class);
    }

    @Test
    void takesPhrasesOfAnyLettersUpToTheLimit() {
        assertThatCode(() -> Passwords.check("drei kleine Bären", EMAIL, "chosen"))
                .doesNotThrowAnyException();
        assertThatCode(() -> Passwords.check("abcd".repeat(50), EMAIL, "chosen"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Passwords.check("abcd".repeat(50) + "e", EMAIL, "chosen"))
                .isInstanceOf(InvalidInputProblem.class);
    }

    @Test
    void oneTimePasswordsAreLongAndNeverTheSame() {
        Passwords passwords = passwords(Duration.ofSeconds(10));
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(passwords.oneTime());
        }
        assertThat(made).hasSize(1000).allMatch(password -> password.matches("([a-z2-9]{4}-){4}[a-z2-9]{4}"));
    }

    @Test
    void hashesOnlySoManyAtOnceAndRefusesWhoeverFindsNoPlaceInTime() throws Exception {
        Passwords passwords = passwords(Duration.ofMillis(1));
        CountDownLatch allIn = new CountDownLatch(AT_ONCE);
        CountDownLatch letGo = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> holders = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            holders.add(threads.submit(() -> passwords.inTurn(() -> {
                allIn.countDown();
                await(letGo);
                return true;
            })));
        }
        allIn.await();
        assertThatThrownBy(() -> passwords.hash("one too many")).isInstanceOf(TooManyRequestsProblem.class);
        letGo.countDown();
        for (Future<?> holder : holders) {
            holder.get();
        }
        assertThatCode(() -> passwords.hash("now there is a place")).doesNotThrowAnyException();
        threads.shutdown();
    }

    @Test
    void givesThePlaceBackWhenTheWorkFails() {
        Passwords passwords = passwords(Duration.ofMillis(1));
        AtomicInteger failures = new AtomicInteger();
        for (int i = 0; i < 3 * AT_ONCE; i++) {
            try {
                passwords.matches("any", "no hash");
            } catch (IllegalArgumentException expected) {
                failures.incrementAndGet();
            }
        }
        assertThat(failures).hasValue(3 * AT_ONCE);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Passwords passwords(Duration patience) {
        return new Passwords(new TestPasswordCost(patience));
    }

    private record TestPasswordCost(Duration patience) implements AccountsConfig.PasswordCost {

        @Override
        public int memoryKib() {
            return 64;
        }

        @Override
        public int passes() {
            return 1;
        }

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public int atOnce() {
            return AT_ONCE;
        }
    }
}
