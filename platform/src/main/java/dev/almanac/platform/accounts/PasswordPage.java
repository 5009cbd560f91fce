package dev.almanac.platform.accounts;

import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** The page on which people change their own password; in a browser only, a token cannot do it. */
@Path("/account/password")
@Blocking
@Authenticated
@Produces(MediaType.TEXT_HTML)
final class PasswordPage {

    @CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PasswordForm(Account account, Form form) implements TemplateInstance {}

    private final OwnPassword ownPassword;
    private final CurrentAccount current;
    private final SecurityIdentity identity;

    PasswordPage(OwnPassword ownPassword, CurrentAccount current, SecurityIdentity identity) {
        this.ownPassword = ownPassword;
        this.current = current;
        this.identity = identity;
    }

    @GET
    public TemplateInstance form() {
        return new PasswordForm(current.require(), Form.empty());
    }

    @POST
    public Response change(
            @RestForm("current") @DefaultValue("") String currentPassword,
            @RestForm @DefaultValue("") String chosen,
            @RestForm @DefaultValue("") String repeated,
            HttpServerRequest request) {
        UUID logInId = identity.getAttribute(Identities.LOG_IN_ID);
        if (logInId == null) {
            throw new ForbiddenException("a token cannot change a password");
        }
        try {
            PasswordChange change = new PasswordChange(currentPassword, chosen, repeated);
            ownPassword.change(current.require().id(), logInId, change, Client.of(request));
            return Response.seeOther(URI.create("/account?done=password")).build();
        } catch (Problem problem) {
            Form form = Form.empty().refused(problem);
            return Response.status(problem.status())
                    .entity(new PasswordForm(current.require(), form))
                    .build();
        }
    }
}
