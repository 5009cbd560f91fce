package dev.almanac.platform.accounts;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One's own account, as JSON. Passwords are changed in a browser only. */
@Path("/api/v1/account")
@Blocking
@Authenticated
@Tag(name = "account")
final class AccountResource {

    record NewName(@Nullable String displayName) {}

    record TokenRequest(@Nullable String name, @Nullable Integer validDays) {}

    private final CurrentAccount current;
    private final Accounts accounts;
    private final LogIns logIns;
    private final ApiTokens tokens;

    AccountResource(CurrentAccount current, Accounts accounts, LogIns logIns, ApiTokens tokens) {
        this.current = current;
        this.accounts = accounts;
        this.logIns = logIns;
        this.tokens = tokens;
    }

    @GET
    @Operation(summary = "The caller's account")
    public AccountView account() {
        return AccountView.of(current.require());
    }

    @PUT
    @Path("name")
    @Operation(summary = "Change the name that other people see")
    public void rename(NewName name) {
        Account account = current.require();
        accounts.rename(account.actor(), account.id(), name.displayName() == null ? "" : name.displayName());
    }

    @GET
    @Path("log-ins")
    @Operation(summary = "The browsers that are logged in")
    public List<LogInLine> logIns() {
        return logIns.of(current.require());
    }

    @DELETE
    @Path("log-ins/{id}")
    @Operation(summary = "End a log-in")
    public void endLogIn(@RestPath UUID id) {
        logIns.end(current.require(), id);
    }

    @GET
    @Path("tokens")
    @Operation(summary = "The tokens, without their secrets")
    public List<ApiTokenLine> tokens() {
        return tokens.of(current.require());
    }

    @POST
    @Path("tokens")
    @ResponseStatus(201)
    @Operation(summary = "Make a token; its secret is in this answer and never again")
    public NewApiToken makeToken(TokenRequest request) {
        String name = request.name() == null ? "" : request.name();
        return tokens.make(current.require(), name, request.validDays());
    }

    @DELETE
    @Path("tokens/{id}")
    @Operation(summary = "Revoke a token")
    public void revokeToken(@RestPath UUID id) {
        tokens.revoke(current.require(), id);
    }
}
