package dev.almanac.platform.accounts;

import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.Problem;
import dev.almanac.platform.web.Reader;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page that lets a browser in, and the button that lets it out. */
@Path("/")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
final class LogInPage {

    @CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record LogInForm(Form form, String next, boolean loggedOut) implements TemplateInstance {}

    private final LogIns logIns;
    private final AccountsConfig config;
    private final Reader reader;

    LogInPage(LogIns logIns, AccountsConfig config, Reader reader) {
        this.logIns = logIns;
        this.config = config;
        this.reader = reader;
    }

    @GET
    @Path("login")
    public Response form(@RestQuery @Nullable String next, @RestQuery @DefaultValue("") String done) {
        String address = NextAddress.safe(next);
        return reader.isLoggedIn()
                ? Response.seeOther(URI.create(address)).build()
                : Response.ok(new LogInForm(Form.empty(), address, done.equals("log-out")))
                        .build();
    }

    @POST
    @Path("login")
    public Response logIn(
            @RestForm @Nullable String email,
            @RestForm @Nullable String password,
            @RestForm @Nullable String next,
            HttpServerRequest request) {
        String address = NextAddress.safe(next);
        String givenEmail = email == null ? "" : email;
        try {
            Secret secret = logIns.logIn(givenEmail, password == null ? "" : password, Client.of(request));
            LogInCookie.of(request).ifPresent(logIns::end);
            return Response.seeOther(URI.create(address))
                    .cookie(LogInCookie.holding(secret, config, request))
                    .build();
        } catch (Problem problem) {
            Form form = Form.of(Map.of("email", givenEmail)).refused(problem);
            Response.ResponseBuilder answer =
                    Response.status(problem.status()).entity(new LogInForm(form, address, false));
            problem.headers().forEach(answer::header);
            return answer.build();
        }
    }

    @POST
    @Path("logout")
    public Response logOut(HttpServerRequest request) {
        LogInCookie.of(request).ifPresent(logIns::end);
        return Response.seeOther(URI.create("/login?done=log-out"))
                .cookie(LogInCookie.gone(request))
                .build();
    }
}
