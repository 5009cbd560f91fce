package dev.almanac.platform.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets a browser change something only from a page of this very origin, so that another site cannot make a reader's
 * browser act for it. A request with a bearer token passes: no other site can make a browser send one, and the log-in
 * cookie is not looked at beside it.
 */
final class SameOriginFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter(preMatching = true)
    void refuseForeignChanges(HttpServerRequest request) {
        if (!SAFE_METHODS.contains(request.method().name()) && !hasBearerToken(request) && !isSameOrigin(request)) {
            throw new NotAllowedProblem("This change did not come from a page of this site, so it was not made."
                    + " Programs send an API token in the Authorization header instead.");
        }
    }

    private static boolean hasBearerToken(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static boolean isSameOrigin(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null
                && request.authority() != null
                && origin.equalsIgnoreCase(request.scheme() + "://" + request.authority());
    }
}
