package dev.almanac.platform.accounts;

import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.InvalidInputProblem;
import dev.almanac.platform.web.Paging;
import dev.almanac.platform.web.Slice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page on which administrators add, disable and change accounts. */
@Path("/admin")
@Blocking
@RolesAllowed(Role.ADMIN_NAME)
@Produces(MediaType.TEXT_HTML)
final class AccountsPage {

    /** @param newAccount an account whose one-time password is shown now and never again */
    @CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AllAccounts(
            Slice<Account> slice, Account self, @Nullable NewAccount newAccount, Form form, String done)
            implements TemplateInstance {}

    private final Accounts accounts;
    private final CurrentAccount current;

    AccountsPage(Accounts accounts, CurrentAccount current) {
        this.accounts = accounts;
        this.current = current;
    }

    @GET
    public Response home() {
        return seeOther("/admin/accounts");
    }

    @GET
    @Path("accounts")
    public TemplateInstance all(@RestQuery @DefaultValue("1") int page, @RestQuery @DefaultValue("") String done) {
        return new AllAccounts(accounts.all(Paging.page(page)), current.require(), null, Form.empty(), done);
    }

    @POST
    @Path("accounts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> sent) {
        Form form = Form.entered(sent);
        try {
            AccountDetails details =
                    AccountDetails.entered(form.value("email"), form.value("displayName"), form.value("role"));
            return Response.ok(showing(accounts.add(current.actor(), details), Form.empty()))
                    .build();
        } catch (InvalidInputProblem problem) {
            return Response.status(problem.status())
                    .entity(showing(null, form.refused(problem)))
                    .build();
        }
    }

    @POST
    @Path("accounts/{id}/disable")
    public Response disable(@RestPath UUID id) {
        accounts.disable(current.actor(), id);
        return seeOther("/admin/accounts?done=disabled");
    }

    @POST
    @Path("accounts/{id}/enable")
    public Response enable(@RestPath UUID id) {
        accounts.enable(current.actor(), id);
        return seeOther("/admin/accounts?done=enabled");
    }

    @POST
    @Path("accounts/{id}/role")
    public Response changeRole(@RestPath UUID id, @RestForm @DefaultValue("") String role) {
        accounts.changeRole(current.actor(), id, Role.of(role));
        return seeOther("/admin/accounts?done=role");
    }

    @POST
    @Path("accounts/{id}/reset-password")
    public TemplateInstance resetPassword(@RestPath UUID id) {
        return showing(accounts.resetPassword(current.actor(), id), Form.empty());
    }

    private AllAccounts showing(@Nullable NewAccount newAccount, Form form) {
        return new AllAccounts(accounts.all(Paging.page(1)), current.require(), newAccount, form, "");
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
