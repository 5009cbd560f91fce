package dev.almanac.platform.accounts;

import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.InvalidInputProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of one's own account: name, log-ins, tokens. */
@Path("/account")
@Blocking
@Authenticated
@Produces(MediaType.TEXT_HTML)
final class AccountPage {

    /** @param currentLogIn the log-in that the page is read in; null for a token */
    @CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AccountOverview(
            Account account,
            List<LogInLine> logIns,
            @Nullable UUID currentLogIn,
            List<ApiTokenLine> tokens,
            @Nullable NewApiToken newToken,
            Form form,
            String done)
            implements TemplateInstance {}

    private final CurrentAccount current;
    private final Accounts accounts;
    private final LogIns logIns;
    private final ApiTokens tokens;
    private final SecurityIdentity identity;

    AccountPage(CurrentAccount current, Accounts accounts, LogIns logIns, ApiTokens tokens, SecurityIdentity identity) {
        this.current = current;
        this.accounts = accounts;
        this.logIns = logIns;
        this.tokens = tokens;
        this.identity = identity;
    }

    @GET
    public TemplateInstance overview(@RestQuery @DefaultValue("") String done) {
        return overview(null, Form.empty(), done);
    }

    @POST
    @Path("name")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rename(MultivaluedMap<String, String> sent) {
        return orRefused(sent, form -> {
            Account account = current.require();
            accounts.rename(account.actor(), account.id(), form.value("displayName"));
            return seeOther("/account?done=name");
        });
    }

    @POST
    @Path("log-ins/{id}/end")
    public Response endLogIn(@RestPath UUID id) {
        logIns.end(current.require(), id);
        return seeOther("/account?done=log-in");
    }

    @POST
    @Path("tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response makeToken(MultivaluedMap<String, String> sent) {
        return orRefused(sent, form -> {
            NewApiToken made = tokens.make(current.require(), form.value("name"), form.number("validDays"));
            // Not a redirect: the secret is shown in this answer and never again.
            return Response.ok(overview(made, Form.empty(), "")).build();
        });
    }

    @POST
    @Path("tokens/{id}/revoke")
    public Response revokeToken(@RestPath UUID id) {
        tokens.revoke(current.require(), id);
        return seeOther("/account?done=token");
    }

    private Response orRefused(MultivaluedMap<String, String> sent, Function<Form, Response> change) {
        Form form = Form.entered(sent);
        try {
            return change.apply(form);
        } catch (InvalidInputProblem problem) {
            return Response.status(problem.status())
                    .entity(overview(null, form.refused(problem), ""))
                    .build();
        }
    }

    private AccountOverview overview(@Nullable NewApiToken made, Form form, String done) {
        Account account = current.require();
        UUID currentLogIn = identity.getAttribute(Identities.LOG_IN_ID);
        return new AccountOverview(account, logIns.of(account), currentLogIn, tokens.of(account), made, form, done);
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
