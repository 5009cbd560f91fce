package dev.almanac.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.accounts.LoggedIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProblemAnswersTest {

    @Test
    void givesABrowserAPageForAnUnknownAddress() {
        Response response = given().get("/no-such-page");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("text/html");
        assertThat(response.asString()).contains("<h1>Not Found</h1>").contains("almanac.css");
    }

    @Test
    void givesAProgramAProblemForAnUnknownAddress() {
        Response response = given().get("/api/v1/no-such-thing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(404);
        assertThat(response.jsonPath().getString("title")).isEqualTo("Not Found");
    }

    @Test
    void tellsNothingOfAFaultButItsId() {
        Response page = given().get("/test/fault");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.asString()).contains("quote the error").doesNotContain("secret", "IllegalState", "at dev.");
        Response json = given().get("/api/test/fault");
        assertThat(json.statusCode()).isEqualTo(500);
        assertThat(json.jsonPath().getString("errorId")).hasSize(36);
        assertThat(json.asString()).doesNotContain("secret", "IllegalState");
    }

    @Test
    void namesTheWrongFieldsToAProgram() {
        LoggedIn ana = LoggedIn.analyst();
        Response response = ana.program()
                .contentType("application/json")
                .body("{\"name\": \" \", \"validDays\": 0}")
                .post("/api/v1/account/tokens");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getMap("errors")).containsOnlyKeys("name", "validDays");
    }

    @Test
    void refusesABodyThatIsNoJsonOrMissing() {
        assertThat(enter("{\"text\": ").statusCode()).isEqualTo(400);
        assertThat(enter("{\"text\": [1]}").statusCode()).isEqualTo(400);
        assertThat(enter("").statusCode()).isEqualTo(400);
        assertThat(enter("null").statusCode()).isEqualTo(400);
        assertThat(enter("{\"text\": \"fine\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesANulCharacterInAnAddress() {
        assertThat(given().urlEncodingEnabled(false).get("/login?next=%00").statusCode())
                .isEqualTo(400);
    }

    @Test
    void saysWhichMethodsAnAddressKnows() {
        Response response = LoggedIn.anonymous().put("/test/plain");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.contentType()).startsWith("text/html");
    }

    @Test
    void closesAnAddressThatSaysNothingOfWhoMayUseIt() {
        assertThat(LoggedIn.anonymous().get("/test/unannotated").statusCode()).isEqualTo(303);
        assertThat(LoggedIn.admin().browser().get("/test/unannotated").statusCode())
                .isEqualTo(403);
    }

    private static Response enter(String body) {
        return LoggedIn.anonymous().contentType("application/json").body(body).post("/api/test/entered");
    }
}
