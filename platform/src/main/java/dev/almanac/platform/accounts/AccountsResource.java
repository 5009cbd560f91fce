package dev.almanac.platform.accounts;

import dev.almanac.platform.web.NotAllowedProblem;
import dev.almanac.platform.web.Paging;
import dev.almanac.platform.web.Slice;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What administrators do with accounts, as JSON. */
@Path("/api/v1/accounts")
@Blocking
@RolesAllowed(Role.ADMIN_NAME)
@Tag(name = "accounts")
final class AccountsResource {

    record AccountRequest(
            @Nullable String email,
            @Nullable String displayName,
            @Nullable String role) {}

    record RoleRequest(@Nullable String role) {}

    /** @param oneTimePassword in this answer and never again */
    record WithPassword(AccountView account, String oneTimePassword) {

        static WithPassword of(NewAccount made) {
            return new WithPassword(AccountView.of(made.account()), made.oneTimePassword());
        }
    }

    private final Accounts accounts;
    private final CurrentAccount current;

    AccountsResource(Accounts accounts, CurrentAccount current) {
        this.accounts = accounts;
        this.current = current;
    }

    @GET
    @Operation(summary = "All accounts by e-mail address; for administrators, like all below")
    public Slice<AccountView> all(@RestQuery @DefaultValue("1") int page, @RestQuery @DefaultValue("50") int size) {
        return accounts.all(new Paging(page, size)).map(AccountView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One account")
    public AccountView one(@RestPath UUID id) {
        return AccountView.of(accounts.require(id));
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add an account; the answer has its one-time password, this once")
    public WithPassword add(AccountRequest request) {
        AccountDetails details = AccountDetails.entered(
                orEmpty(request.email()), orEmpty(request.displayName()), orEmpty(request.role()));
        return WithPassword.of(accounts.add(current.actor(), details));
    }

    @POST
    @Path("{id}/disable")
    @Operation(summary = "Keep an account from logging in and from using its tokens")
    public void disable(@RestPath UUID id) {
        accounts.disable(current.actor(), id);
    }

    @POST
    @Path("{id}/enable")
    @Operation(summary = "Let a disabled account log in again")
    public void enable(@RestPath UUID id) {
        accounts.enable(current.actor(), id);
    }

    @PUT
    @Path("{id}/role")
    @Operation(summary = "Give an account another role")
    public void changeRole(@RestPath UUID id, RoleRequest request) {
        accounts.changeRole(current.actor(), id, Role.of(orEmpty(request.role())));
    }

    @POST
    @Path("{id}/reset-password")
    @Operation(summary = "Give another account a one-time password; the answer has it, this once")
    public WithPassword resetPassword(@RestPath UUID id) {
        // A token that could do this to its own account could turn itself into a log-in.
        if (current.require().id().equals(id)) {
            throw new NotAllowedProblem("Change your own password in a browser, at /account/password.");
        }
        return WithPassword.of(accounts.resetPassword(current.actor(), id));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
