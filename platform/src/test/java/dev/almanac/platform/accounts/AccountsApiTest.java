package dev.almanac.platform.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccountsApiTest {

    @Test
    void anAdministratorsTokenDoesAllThatThePagesDo() {
        LoggedIn admin = LoggedIn.admin();
        String email = "api-" + admin.accountId() + "@example.org";
        JsonPath added = send(admin, Map.of("email", email, "displayName", "Api", "role", "analyst"))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String address = "/api/v1/accounts/" + added.getString("account.id");
        assertThat(added.getString("oneTimePassword")).hasSize(24);

        assertThat(admin.program().post(address + "/disable").statusCode()).isEqualTo(204);
        assertThat(admin.program().get(address).jsonPath().getString("disabledAt"))
                .endsWith("Z");
        assertThat(admin.program().post(address + "/enable").statusCode()).isEqualTo(204);
        assertThat(send(admin, Map.of("role", "admin")).put(address + "/role").statusCode())
                .isEqualTo(204);
        JsonPath now = admin.program().get(address).jsonPath();
        assertThat(now.getString("role")).isEqualTo("admin");
        assertThat(now.getString("disabledAt")).isNull();
        assertThat(admin.program().post(address + "/reset-password").jsonPath().getString("oneTimePassword"))
                .isNotEqualTo(added.getString("oneTimePassword"));
    }

    @Test
    void noAnswerHoldsAPasswordHash() {
        LoggedIn admin = LoggedIn.admin();
        Response all = admin.program().queryParam("size", 200).get("/api/v1/accounts");
        assertThat(all.jsonPath().getList("items.email", String.class)).contains(admin.email());
        assertThat(all.asString()).doesNotContain("argon2", "assword", "ecret");
    }

    @Test
    void anAccountMakesListsAndRevokesItsTokens() {
        LoggedIn ana = LoggedIn.analyst();
        JsonPath made = send(ana, Map.of("name", "second"))
                .post("/api/v1/account/tokens")
                .jsonPath();
        assertThat(made.getString("secret")).startsWith("almanac_");
        Response list = ana.program().get("/api/v1/account/tokens");
        assertThat(list.jsonPath().getList("name", String.class)).isEqualTo(List.of("second", "test"));
        assertThat(list.asString()).doesNotContain(made.getString("secret"));
        String address = "/api/v1/account/tokens/" + made.getString("token.id");
        assertThat(LoggedIn.analyst().program().delete(address).statusCode()).isEqualTo(404);
        assertThat(ana.program().delete(address).statusCode()).isEqualTo(204);
        assertThat(ana.program().delete(address).statusCode()).isEqualTo(404);
    }

    @Test
    void anAccountChangesItsNameAndSeesItsLogIns() {
        LoggedIn ana = LoggedIn.analyst();
        assertThat(send(ana, Map.of("displayName", " Ana B. "))
                        .put("/api/v1/account/name")
                        .statusCode())
                .isEqualTo(204);
        assertThat(ana.program().get("/api/v1/account").jsonPath().getString("displayName"))
                .isEqualTo("Ana B.");
        assertThat(send(ana, Map.of()).put("/api/v1/account/name").statusCode()).isEqualTo(422);
        String logIn = ana.program().get("/api/v1/account/log-ins").jsonPath().getString("[0].id");
        assertThat(ana.program().delete("/api/v1/account/log-ins/" + logIn).statusCode())
                .isEqualTo(204);
        assertThat(ana.browser().get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void anIdThatIsNoneIsNotFound() {
        assertThat(LoggedIn.admin().program().get("/api/v1/accounts/42").statusCode())
                .isEqualTo(404);
    }

    private static RequestSpecification send(LoggedIn who, Map<String, String> body) {
        return who.program().contentType("application/json").body(body);
    }
}
