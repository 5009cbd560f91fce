package dev.almanac.platform.accounts;

import dev.almanac.platform.web.NotAllowedProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets somebody who logged in with a one-time password do nothing before choosing one of their own. */
final class OneTimePasswordFilter {

    private static final Set<String> STILL_OPEN = Set.of("/account/password", "/login", "/logout");

    private final SecurityIdentity identity;

    OneTimePasswordFilter(SecurityIdentity identity) {
        this.identity = identity;
    }

    @ServerRequestFilter
    @Nullable Response askForAPasswordFirst(ContainerRequestContext request, UriInfo address) {
        if (identity.getAttribute(Identities.MUST_CHANGE_PASSWORD) == null || STILL_OPEN.contains(address.getPath())) {
            return null;
        }
        if (address.getPath().startsWith("/api/")) {
            throw new NotAllowedProblem("Choose a password of your own at /account/password first.");
        }
        return Response.seeOther(URI.create("/account/password")).build();
    }
}
