package dev.almanac.platform.accounts;

import dev.almanac.platform.AccessRow;
import dev.almanac.platform.AccessRow.Access;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.UUID;

/** Who may do what with accounts. */
public final class AccountsAccess {

    public static final List<AccessRow> ROWS = List.of(
            AccessRow.of("GET /login", Access.EVERYBODY),
            AccessRow.of("POST /login", Access.EVERYBODY).form("email", "nobody"),
            AccessRow.of("POST /logout", Access.EVERYBODY),
            AccessRow.of("GET /account", Access.MEMBERS),
            AccessRow.of("POST /account/name", Access.MEMBERS).form("displayName", "Other"),
            AccessRow.of("POST /account/log-ins/{id}/end", Access.OWNER).about(AccountsAccess::logIn),
            AccessRow.of("POST /account/tokens", Access.MEMBERS).form("name", "another"),
            AccessRow.of("POST /account/tokens/{id}/revoke", Access.OWNER).about(AccountsAccess::token),
            AccessRow.of("GET /account/password", Access.MEMBERS),
            AccessRow.of("POST /account/password", Access.BROWSERS).form("current", "wrong"),
            AccessRow.of("GET /admin", Access.ADMINS),
            AccessRow.of("GET /admin/accounts", Access.ADMINS),
            AccessRow.of("POST /admin/accounts", Access.ADMINS).form("email", "none"),
            AccessRow.of("POST /admin/accounts/{id}/disable", Access.ADMINS).about(LoggedIn::accountId),
            AccessRow.of("POST /admin/accounts/{id}/enable", Access.ADMINS).about(LoggedIn::accountId),
            AccessRow.of("POST /admin/accounts/{id}/role", Access.ADMINS)
                    .about(LoggedIn::accountId)
                    .form("role", "analyst"),
            AccessRow.of("POST /admin/accounts/{id}/reset-password", Access.ADMINS)
                    .about(LoggedIn::accountId),
            AccessRow.of("GET /api/v1/account", Access.MEMBERS),
            AccessRow.of("PUT /api/v1/account/name", Access.MEMBERS).json("{\"displayName\": \"Other\"}"),
            AccessRow.of("GET /api/v1/account/log-ins", Access.MEMBERS),
            AccessRow.of("DELETE /api/v1/account/log-ins/{id}", Access.OWNER).about(AccountsAccess::logIn),
            AccessRow.of("GET /api/v1/account/tokens", Access.MEMBERS),
            AccessRow.of("POST /api/v1/account/tokens", Access.MEMBERS).json("{\"name\": \"another\"}"),
            AccessRow.of("DELETE /api/v1/account/tokens/{id}", Access.OWNER).about(AccountsAccess::token),
            AccessRow.of("GET /api/v1/accounts", Access.ADMINS),
            AccessRow.of("POST /api/v1/accounts", Access.ADMINS).json("{\"email\": \"none\"}"),
            AccessRow.of("GET /api/v1/accounts/{id}", Access.ADMINS).about(LoggedIn::accountId),
            AccessRow.of("POST /api/v1/accounts/{id}/disable", Access.ADMINS).about(LoggedIn::accountId),
            AccessRow.of("POST /api/v1/accounts/{id}/enable", Access.ADMINS).about(LoggedIn::accountId),
            AccessRow.of("PUT /api/v1/accounts/{id}/role", Access.ADMINS)
                    .about(LoggedIn::accountId)
                    .json("{\"role\": \"analyst\"}"),
            AccessRow.of("POST /api/v1/accounts/{id}/reset-password", Access.ADMINS)
                    .about(LoggedIn::accountId));

    private AccountsAccess() {}

    /** A log-in of the owner's other than the one that asks. */
    private static UUID logIn(LoggedIn owner) {
        LogIns logIns = Arc.container().instance(LogIns.class).get();
        Secret other = logIns.logIn(owner.email(), owner.password(), new Client("127.0.0.1", "other"));
        return logIns.find(other).orElseThrow().id();
    }

    /** A token of the owner's other than the one that asks. */
    private static UUID token(LoggedIn owner) {
        ApiTokens tokens = Arc.container().instance(ApiTokens.class).get();
        return tokens.make(owner.account(), "other", null).token().id();
    }
}
