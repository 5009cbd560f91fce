package dev.almanac.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.audit.Actor;
import dev.almanac.platform.time.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class LogInPageTest {

    private static final String REFUSAL = "E-mail address or password is wrong, or the account is disabled.";

    @Inject
    SettableClock clock;

    @Inject
    Accounts accounts;

    @AfterEach
    void forgetWrongTries() {
        QuarkusTransaction.requiringNew().run(() -> LogInTry.deleteAll());
    }

    @Test
    void letsABrowserInAndOutAgain() {
        LoggedIn ana = LoggedIn.analyst();
        Response in = logIn(ana.email().toUpperCase(Locale.ROOT), ana.password(), "/account");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith("/account");
        String cookie = in.cookie(LogInCookie.NAME);
        assertThat(account(cookie).statusCode()).isEqualTo(200);

        Response out = LoggedIn.anonymous().cookie(LogInCookie.NAME, cookie).post("/logout");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.detailedCookie(LogInCookie.NAME).getMaxAge()).isZero();
        assertThat(account(cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void keepsItsCookieFromScriptsAndOtherSites() {
        LoggedIn ana = LoggedIn.analyst();
        String cookie = logIn(ana.email(), ana.password(), "/").header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure", "Domain");
    }

    @Test
    void storesNoSecretInTheClear() {
        LoggedIn ana = LoggedIn.analyst();
        String cookie = logIn(ana.email(), ana.password(), "/").cookie(LogInCookie.NAME);
        String everything = QuarkusTransaction.requiringNew().call(() -> Account.getEntityManager()
                .createNativeQuery("select string_agg(t::text, ' ') from ("
                        + "select encode(secret_hash, 'escape') as t from log_in"
                        + " union all select encode(secret_hash, 'escape') from api_token"
                        + " union all select password_hash from account) all_of_it")
                .getSingleResult()
                .toString());
        assertThat(everything).contains("$argon2id$").doesNotContain(cookie, ana.token(), ana.password());
    }

    @Test
    void makesANewSecretForEachLogInAndEndsTheOneBefore() {
        LoggedIn ana = LoggedIn.analyst();
        Response again = ana.browser()
                .formParam("email", ana.email())
                .formParam("password", ana.password())
                .post("/login");
        assertThat(again.cookie(LogInCookie.NAME)).isNotEqualTo(ana.cookie()).hasSize(43);
        assertThat(account(ana.cookie()).statusCode()).isEqualTo(303);
    }

    @Test
    void saysTheSameForAWrongPasswordAnUnknownAddressAndADisabledAccount() {
        LoggedIn ana = LoggedIn.analyst();
        LoggedIn bob = LoggedIn.analyst();
        accounts.disable(Actor.SYSTEM, bob.accountId());
        for (Response refused : new Response[] {
            logIn(ana.email(), "wrong", "/"), logIn("nobody@example.org", "wrong", "/"),
                    logIn(bob.email(), bob.password(), "/"),
            logIn("", "", "/"), logIn(ana.email(), "long".repeat(100), "/"), logIn("a\u0000b", "x\u0000y", "/")
        }) {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.asString()).contains(REFUSAL);
            assertThat(refused.cookies()).isEmpty();
        }
    }

    @Test
    void keepsTheAddressThatWasEnteredButNotThePassword() {
        Response refused = logIn("\"><script>alert(1)</script>", "my secret", "/account");
        assertThat(refused.asString())
                .contains(
                        "value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"", "name=\"next\" value=\"/account\"")
                .doesNotContain("my secret", "<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/\t/evil.example",
                "evil.example",
                "javascript:alert(1)",
                "/\nLocation: x",
                ""
            })
    void leadsToNoOtherSite(String next) {
        LoggedIn ana = LoggedIn.analyst();
        Response in = logIn(ana.email(), ana.password(), next);
        assertThat(in.header("Location")).isEqualTo("http://localhost:" + RestAssured.port + "/");
        assertThat(ana.browser().queryParam("next", next).get("/login").header("Location"))
                .isEqualTo(in.header("Location"));
    }

    @Test
    void sendsAnAnonymousReaderToLogInAndBack() {
        Response response = LoggedIn.anonymous().get("/account/audit?page=2");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.header("Location")).endsWith("/login?next=%2Faccount%2Faudit%3Fpage%3D2");
        assertThat(LoggedIn.anonymous().post("/account/name").header("Location"))
                .endsWith("/login");
        assertThat(LoggedIn.anonymous().get("/api/v1/account").statusCode()).isEqualTo(401);
    }

    @Test
    void tellsHtmxToLeaveThePageWhenTheLogInIsGone() {
        Response response = LoggedIn.anonymous()
                .header("HX-Request", "true")
                .header("HX-Current-URL", "http://localhost:" + RestAssured.port + "/account?x=1")
                .get("/account");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.header("HX-Redirect")).isEqualTo("/login?next=%2Faccount%3Fx%3D1");
    }

    @Test
    void limitsWrongTriesAndSaysWhenToTryAgain() {
        LoggedIn ana = LoggedIn.analyst();
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(ana.email(), "wrong", "/").statusCode()).isEqualTo(422);
        }
        clock.advance(Duration.ofMinutes(5));
        Response refused = logIn(ana.email(), ana.password(), "/");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("600");
        assertThat(refused.asString()).contains("try again in 10 minutes");

        clock.advance(Duration.ofMinutes(10));
        assertThat(logIn(ana.email(), ana.password(), "/").statusCode()).isEqualTo(303);
    }

    private static Response account(String cookie) {
        return LoggedIn.anonymous().cookie(LogInCookie.NAME, cookie).get("/account");
    }

    private static Response logIn(String email, String password, String next) {
        return LoggedIn.anonymous()
                .formParam("email", email)
                .formParam("password", password)
                .formParam("next", next)
                .post("/login");
    }
}
