package dev.almanac.platform.accounts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {

    private static final Cost CHEAP = new Cost(64, 1, 1);

    record Cost(int memoryKib, int passes, int lanes) implements AccountsConfig.PasswordCost {

        @Override
        public int atOnce() {
            return 2;
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(1);
        }
    }

    /** From the tests of the reference implementation in C. */
    @Test
    void agreesWithTheReferenceImplementation() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        Argon2Hash made = Argon2Hash.of("password", new Cost(65536, 2, 1), "somesalt".getBytes(US_ASCII));
        assertThat(made.phc()).isEqualTo(reference);
        assertThat(Argon2Hash.parse(reference).matches("password")).isTrue();
        assertThat(Argon2Hash.parse(reference).matches("Password")).isFalse();
    }

    @Test
    void comesBackFromItsText() {
        Argon2Hash made = Argon2Hash.of("pässwörd 🔑", CHEAP, new byte[16]);
        Argon2Hash read = Argon2Hash.parse(made.phc());
        assertThat(read.phc()).isEqualTo(made.phc());
        assertThat(read.matches("pässwörd 🔑")).isTrue();
        assertThat(read.costs(CHEAP)).isTrue();
        assertThat(read.costs(new Cost(65, 1, 1))).isFalse();
        assertThat(read.costs(new Cost(64, 2, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=64,t=1,p=1$AAAA$AAAA",
                "$argon2id$v=16$m=64,t=1,p=1$AAAA$AAAA",
                "$argon2id$v=19$m=64,t=1$AAAA$AAAA",
                "$argon2id$v=19$m=64,t=1,p=1$AAAA",
                "$argon2id$v=19$m=64,t=1,p=1$AAAA$AAAA\n"
            })
    void refusesATextThatIsNoHash(String text) {
        assertThatThrownBy(() -> Argon2Hash.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
