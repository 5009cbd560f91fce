package dev.almanac.platform.accounts;

import static io.restassured.RestAssured.given;

import dev.almanac.platform.audit.Actor;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who uses the running application in a test: an account of its own with a log-in and a token. Each call of a
 * factory makes a new account.
 *
 * @param cookie the value of the log-in cookie
 * @param token an API token
 */
public record LoggedIn(UUID accountId, String email, String password, String cookie, String token) {

    private static final Client CLIENT = new Client("127.0.0.1", "test");

    /** A new analyst. */
    public static LoggedIn analyst() {
        return as(Role.ANALYST, "Ana Lyst");
    }

    /** A new administrator. */
    public static LoggedIn admin() {
        return as(Role.ADMIN, "Ada Min");
    }

    /** A request without any log-in, from a page of the application. */
    public static RequestSpecification anonymous() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    /** A request from the account's browser, from a page of the application. */
    public RequestSpecification browser() {
        return anonymous().cookie(LogInCookie.NAME, cookie);
    }

    /** A request from a program with the account's token. */
    public RequestSpecification program() {
        return given().redirects().follow(false).header("Authorization", "Bearer " + token);
    }

    /** The account, as the database has it. */
    public Account account() {
        return QuarkusTransaction.requiringNew().call(() -> Account.findById(accountId));
    }

    private static LoggedIn as(Role role, String name) {
        UUID id = UUID.randomUUID();
        String email = role.name().toLowerCase(Locale.ROOT) + "-" + id + "@example.org";
        String password = "correct horse " + id;
        Account account = QuarkusTransaction.requiringNew().call(() -> {
            Account made = bean(Accounts.class)
                    .add(Actor.SYSTEM, new AccountDetails(email, name, role))
                    .account();
            made.setPassword(bean(Passwords.class).hash(password), false);
            return made;
        });
        Secret secret = bean(LogIns.class).logIn(email, password, CLIENT);
        NewApiToken token = bean(ApiTokens.class).make(account, "test", null);
        return new LoggedIn(account.id(), email, password, secret.text(), token.secret());
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
