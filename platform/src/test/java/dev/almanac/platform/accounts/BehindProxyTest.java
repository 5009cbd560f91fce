package dev.almanac.platform.accounts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The platform behind a proxy that speaks HTTPS to browsers, with the forwarded headers trusted. */
@QuarkusTest
@WithTestResource(
        value = TestDatabase.class,
        initArgs = {
            @ResourceArg(name = "quarkus.http.proxy.proxy-address-forwarding", value = "true"),
            @ResourceArg(name = "quarkus.http.proxy.enable-forwarded-host", value = "true")
        })
class BehindProxyTest {

    private static final Map<String, String> FORWARDED = Map.of(
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "almanac.example",
            "X-Forwarded-For", "203.0.113.5");

    @Test
    void marksTheCookieSecureAndKnowsThePublicOrigin() {
        LoggedIn ana = LoggedIn.analyst();
        Response in = logIn(ana, "https://almanac.example");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.header("Set-Cookie")).contains("Secure", "HttpOnly", "SameSite=Lax");
        assertThat(in.header("Location")).isEqualTo("https://almanac.example/");
        assertThat(logIn(ana, "http://almanac.example").statusCode()).isEqualTo(403);
    }

    @Test
    void notesTheBrowsersAddressAndNotTheProxys() {
        LoggedIn ana = LoggedIn.analyst();
        logIn(ana, "https://almanac.example");
        assertThat(ana.browser().get("/account").asString()).contains("203.0.113.5");
    }

    private static Response logIn(LoggedIn who, String origin) {
        return given().redirects()
                .follow(false)
                .headers(FORWARDED)
                .header("Origin", origin)
                .formParam("email", who.email())
                .formParam("password", who.password())
                .post("/login");
    }
}
