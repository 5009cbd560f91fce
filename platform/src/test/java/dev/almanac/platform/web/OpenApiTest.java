package dev.almanac.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OpenApiTest {

    @Test
    void describesTheApiAndNotThePages() {
        JsonPath description =
                given().accept("application/json").get("/q/openapi").jsonPath();
        Set<String> paths = description.<String, Object>getMap("paths").keySet();
        assertThat(paths)
                .contains("/api/v1/account", "/api/v1/accounts/{id}/role", "/api/v1/audit")
                .allMatch(path -> path.startsWith("/api/"));
        assertThat(description.getString("info.title")).isEqualTo("Almanac");
        assertThat(description.getString("components.securitySchemes.token.scheme"))
                .isEqualTo("bearer");
    }
}
