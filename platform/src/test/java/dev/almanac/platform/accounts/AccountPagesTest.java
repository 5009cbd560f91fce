package dev.almanac.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.time.SettableClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccountPagesTest {

    @Inject
    SettableClock clock;

    @Test
    void aNewAccountMustChooseAPasswordBeforeAnythingElse() {
        LoggedIn admin = LoggedIn.admin();
        String email = "new-" + admin.accountId() + "@example.org";
        Response added = admin.browser()
                .formParam("email", email)
                .formParam("displayName", "Nele Neu")
                .formParam("role", "analyst")
                .post("/admin/accounts");
        assertThat(added.statusCode()).isEqualTo(200);
        String oneTime = secretOf(added);
        assertThat(admin.browser().get("/admin/accounts").asString()).doesNotContain(oneTime);

        String cookie = logIn(email, oneTime).cookie(LogInCookie.NAME);
        for (String page : List.of("/account", "/account/audit", "/account/audit?page=2")) {
            Response away = get(cookie, page);
            assertThat(away.statusCode()).isEqualTo(303);
            assertThat(away.header("Location")).endsWith("/account/password");
        }
        assertThat(get(cookie, "/api/v1/account").statusCode()).isEqualTo(403);

        assertThat(change(cookie, oneTime, oneTime, oneTime).asString()).contains("other than the current one");
        assertThat(change(cookie, oneTime, "a password of my own", "a password of my own")
                        .statusCode())
                .isEqualTo(303);
        assertThat(get(cookie, "/account").statusCode()).isEqualTo(200);
        assertThat(logIn(email, oneTime).statusCode()).isEqualTo(422);
        assertThat(logIn(email, "a password of my own").statusCode()).isEqualTo(303);
    }

    @Test
    void aRefusedPasswordChangeSaysWhyBesideEachField() {
        LoggedIn ana = LoggedIn.analyst();
        Response refused = change(ana.cookie(), "wrong", "short", "other");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("This is not your password.", "Choose a password of 12 to 200", "a second time")
                .doesNotContain("value=\"wrong\"", "value=\"short\"");
    }

    @Test
    void guessingTheCurrentPasswordIsLimitedLikeALogIn() {
        LoggedIn ana = LoggedIn.analyst();
        for (int i = 0; i < 5; i++) {
            change(ana.cookie(), "wrong", "a password of my own", "a password of my own");
        }
        Response refused = change(ana.cookie(), ana.password(), "a password of my own", "a password of my own");
        assertThat(refused.statusCode()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(15));
    }

    @Test
    void aTokenIsShownOnceAndWorksUntilItExpiresOrIsRevoked() {
        LoggedIn ana = LoggedIn.analyst();
        Response made = ana.browser()
                .formParam("name", "night <b>job</b>")
                .formParam("validDays", "2")
                .post("/account/tokens");
        String token = secretOf(made);
        assertThat(token).startsWith("almanac_").hasSize(51);
        assertThat(made.asString()).contains("night &lt;b&gt;job&lt;/b&gt;").doesNotContain("<b>job");
        assertThat(ana.browser().get("/account").asString()).doesNotContain(token);
        assertThat(withToken(token)).isEqualTo(200);
        clock.advance(Duration.ofDays(2));
        assertThat(withToken(token)).isEqualTo(401);
        assertThat(withToken(token.substring(0, 50))).isEqualTo(401);
        assertThat(withToken("almanac_")).isEqualTo(401);
    }

    @Test
    void aTokenCannotChangeThePassword() {
        LoggedIn ana = LoggedIn.analyst();
        Response refused = ana.program()
                .formParam("current", ana.password())
                .formParam("chosen", "a password of my own")
                .formParam("repeated", "a password of my own")
                .post("/account/password");
        assertThat(refused.statusCode()).isEqualTo(403);
        LoggedIn admin = LoggedIn.admin();
        assertThat(admin.program()
                        .post("/api/v1/accounts/" + admin.accountId() + "/reset-password")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aWrongTokenIsNotSavedByAGoodCookie() {
        LoggedIn ana = LoggedIn.analyst();
        assertThat(ana.browser()
                        .header("Authorization", "Bearer almanac_x")
                        .get("/account")
                        .statusCode())
                .isEqualTo(401);
        assertThat(ana.browser()
                        .header("Authorization", "Bearer other")
                        .post("/account/name")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRefusedFormComesBackAsItWasSent() {
        LoggedIn ana = LoggedIn.analyst();
        Response refused = ana.browser()
                .formParam("name", "")
                .formParam("validDays", "<ten>")
                .post("/account/tokens");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("value=\"&lt;ten&gt;\"", "aria-invalid=\"true\"", "Enter a whole number.");
    }

    @Test
    void otherLogInsAreListedAndCanBeEnded() {
        LoggedIn ana = LoggedIn.analyst();
        String other = LoggedIn.anonymous()
                .header("User-Agent", "Netscape <4>")
                .formParam("email", ana.email())
                .formParam("password", ana.password())
                .post("/login")
                .cookie(LogInCookie.NAME);
        String page = ana.browser().get("/account").asString();
        assertThat(page).contains("Netscape &lt;4&gt;", "this browser");
        Matcher end =
                Pattern.compile("action=\"(/account/log-ins/[^\"]+/end)\"").matcher(page);
        assertThat(end.find()).isTrue();
        assertThat(ana.browser().post(end.group(1)).statusCode()).isEqualTo(303);
        assertThat(get(other, "/account").statusCode()).isEqualTo(303);
        assertThat(ana.browser().get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void theNavigationShowsAdministratorsTheirPages() {
        assertThat(LoggedIn.admin().browser().get("/account").asString()).contains("href=\"/admin\"");
        assertThat(LoggedIn.analyst().browser().get("/account").asString()).doesNotContain("href=\"/admin\"");
    }

    private static String secretOf(Response page) {
        Matcher secret =
                Pattern.compile("<code class=\"secret\">([^<]+)</code>").matcher(page.asString());
        assertThat(secret.find()).as("the page shows a secret").isTrue();
        return secret.group(1);
    }

    private static int withToken(String token) {
        return LoggedIn.anonymous()
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/account")
                .statusCode();
    }

    private static Response logIn(String email, String password) {
        return LoggedIn.anonymous()
                .formParam("email", email)
                .formParam("password", password)
                .post("/login");
    }

    private static Response get(String cookie, String page) {
        return LoggedIn.anonymous().cookie(LogInCookie.NAME, cookie).get(page);
    }

    private static Response change(String cookie, String current, String chosen, String repeated) {
        return LoggedIn.anonymous()
                .cookie(LogInCookie.NAME, cookie)
                .formParam("current", current)
                .formParam("chosen", chosen)
                .formParam("repeated", repeated)
                .post("/account/password");
    }
}
