package dev.almanac.platform.accounts;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/**
 * The cookie that keeps a browser logged in: out of reach for scripts, and not sent along with another site's forms.
 */
final class LogInCookie {

    static final String NAME = "almanac-log-in";

    private LogInCookie() {}

    /** The cookie for a browser that just logged in. */
    static NewCookie holding(Secret secret, AccountsConfig config, HttpServerRequest request) {
        return cookie(secret.text(), Math.toIntExact(config.logIn().lifetime().toSeconds()), request);
    }

    /** The cookie that makes a browser forget the log-in. */
    static NewCookie gone(HttpServerRequest request) {
        return cookie("", 0, request);
    }

    /** What the browser sent. */
    static Optional<Secret> of(HttpServerRequest request) {
        Cookie cookie = request.getCookie(NAME);
        return cookie == null ? Optional.empty() : Optional.of(new Secret(cookie.getValue()));
    }

    private static NewCookie cookie(String value, int maxAgeSeconds, HttpServerRequest request) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure("https".equals(request.scheme()))
                .build();
    }
}
