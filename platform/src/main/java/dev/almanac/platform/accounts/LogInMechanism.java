package dev.almanac.platform.accounts;

import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks: by the API token in the {@code Authorization} header or, only where there is no such header, by
 * the log-in cookie. A cookie that is worth nothing any more makes an anonymous reader, a wrong token is refused.
 * Bearer tokens of another kind are left to whoever issued them.
 */
@ApplicationScoped
final class LogInMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        HttpServerRequest request = context.request();
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            String token = bearerToken(authorization);
            return token.startsWith(ApiToken.PREFIX)
                    ? identities.authenticate(credential(token, Identities.API_TOKEN))
                    : Uni.createFrom().nullItem();
        }
        Cookie cookie = request.getCookie(LogInCookie.NAME);
        return cookie == null
                ? Uni.createFrom().nullItem()
                : identities.authenticate(credential(cookie.getValue(), Identities.LOG_IN));
    }

    private static String bearerToken(String authorization) {
        boolean isBearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return isBearer ? authorization.substring(BEARER.length()).strip() : "";
    }

    private static AuthenticationRequest credential(String secret, String type) {
        return new TokenAuthenticationRequest(new TokenCredential(secret, type));
    }

    /** A program is told to send a token, a browser is sent to log in and comes back afterwards. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(challenge(context.request()));
    }

    private static ChallengeData challenge(HttpServerRequest request) {
        if (request.path().startsWith("/api/") || request.getHeader("Authorization") != null) {
            return new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"Almanac\"");
        }
        if (request.getHeader("HX-Request") != null) {
            return new ChallengeData(401, "HX-Redirect", NextAddress.logIn(pathOfPage(request)));
        }
        boolean canComeBack = request.method().equals(HttpMethod.GET);
        return new ChallengeData(303, "Location", NextAddress.logIn(canComeBack ? request.uri() : null));
    }

    /** The page that htmx asked from, as a path of ours. */
    private static @Nullable String pathOfPage(HttpServerRequest request) {
        String page = request.getHeader("HX-Current-URL");
        String origin = request.scheme() + "://" + request.authority();
        return page != null && page.startsWith(origin + "/") ? page.substring(origin.length()) : null;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
