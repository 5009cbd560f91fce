package dev.almanac.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SameOriginFilterTest {

    @Test
    void letsAPageOfThisOriginChangeThings() {
        assertThat(change(Map.of("Sec-Fetch-Site", "same-origin"))).isEqualTo(200);
        assertThat(change(Map.of("Sec-Fetch-Site", "none"))).isEqualTo(200);
        assertThat(change(Map.of("Origin", origin()))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "", "SAME-ORIGIN, cross-site"})
    void refusesAPageOfAnotherSiteWhateverItsOriginHeaderSays(String site) {
        assertThat(change(Map.of("Sec-Fetch-Site", site, "Origin", origin()))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example", "null", "http://localhost", "http://localhost.evil.example:8081", ""})
    void refusesAnotherOrigin(String origin) {
        assertThat(change(Map.of("Origin", origin))).isEqualTo(403);
    }

    @Test
    void refusesTheSameHostInAnotherSchemeOrOnAnotherPort() {
        assertThat(change(Map.of("Origin", "https://localhost:" + RestAssured.port)))
                .isEqualTo(403);
        assertThat(change(Map.of("Origin", "http://localhost:" + (RestAssured.port + 1))))
                .isEqualTo(403);
    }

    @Test
    void refusesAChangeThatSaysNothingOfWhereItComesFrom() {
        assertThat(change(Map.of())).isEqualTo(403);
    }

    @Test
    void takesBearerTokensButNoOtherAuthorizationAsProof() {
        assertThat(change(Map.of("Authorization", "Bearer of-some-worker"))).isEqualTo(200);
        assertThat(change(Map.of("Authorization", "Basic YTpi"))).isEqualTo(403);
        assertThat(change(Map.of("Authorization", "Bearer"))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "post", "TRACE"})
    void asksEveryMethodThatMayChangeSomething(String method) {
        assertThat(given().request(method, "/test/change").statusCode()).isEqualTo(403);
    }

    @Test
    void answersAProgramWithAProblem() {
        assertThat(given().post("/api/v1/account/tokens").contentType()).startsWith("application/problem+json");
    }

    private String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    private static int change(Map<String, String> headers) {
        return given().headers(headers).post("/test/change").statusCode();
    }
}
