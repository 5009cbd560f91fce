package dev.almanac.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/account",
                "/no-such-page",
                "/test/fault",
                "/api/v1/account",
                "/assets/almanac.css",
                "/_static/htmx.org/dist/htmx.min.js",
                "/q/health"
            })
    void standOnEveryAnswer(String address) {
        Response response = given().redirects().follow(false).get(address);
        assertThat(response.headers().getValues("Content-Security-Policy"))
                .containsExactly(SecurityHeaders.CONTENT_SECURITY_POLICY);
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void standOnAnAnswerToAWrongTokenToo() {
        Response response =
                given().header("Authorization", "Bearer almanac_wrong").get("/api/v1/account");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.header("Content-Security-Policy")).isNotNull();
    }

    @Test
    void pagesAreKeptOutOfCachesAndAssetsAreNot() {
        assertThat(given().get("/login").header("Cache-Control")).isEqualTo("no-store");
        Response asset = given().get("/assets/almanac.js");
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.header("Cache-Control")).contains("max-age");
    }

    @Test
    void thePageNeedsNothingThatThePolicyForbids() {
        String page = given().get("/login").asString();
        assertThat(page).doesNotContain("<style", " style=", "javascript:", " onclick=", "http://", "https://");
        assertThat(page.split("<script ")).allSatisfy(part -> assertThat(part).doesNotStartWith(">"));
        assertThat(page).contains("<script src=\"/_static/htmx.org/dist/htmx.min.js\" defer></script>");
        assertThat(page).containsPattern("/assets/almanac\\.css\\?v=[0-9a-f]{12}\"");
    }
}
