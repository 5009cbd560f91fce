package dev.almanac.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class LogInPageTest {

    @Test
    void letsABrowserInAndOutAgain() {
        LoggedIn ana = LoggedIn.analyst();
        Response in = logIn(ana.email(), ana.password(), "/account");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith("/account");
        assertThat(in.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        String cookie = in.cookie(LogInCookie.NAME);

        assertThat(account(cookie).statusCode()).isEqualTo(200);
        LoggedIn.anonymous().cookie(LogInCookie.NAME, cookie).post("/logout");
        assertThat(account(cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void sendsAnAnonymousReaderToLogInAndBack() {
        Response response = LoggedIn.anonymous().get("/account/audit?page=2");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.header("Location")).endsWith("/login?next=%2Faccount%2Faudit%3Fpage%3D2");
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
