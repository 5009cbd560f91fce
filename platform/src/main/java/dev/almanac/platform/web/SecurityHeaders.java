package dev.almanac.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Puts the headers that keep a browser safe on every answer, static files and errors included. A resource that serves
 * something else, such as a user's file, sets a header of the same name and wins.
 */
@ApplicationScoped
final class SecurityHeaders {

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // Before everything else, so that an answer which authentication or routing gives bears them too.
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, FIRST);
    }

    private static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        // At the end, so that an answer with a stricter policy of its own, such as a user's file, keeps that one.
        context.addHeadersEndHandler(end -> {
            if (!headers.contains("Content-Security-Policy")) {
                headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            }
        });
        headers.set("X-Content-Type-Options", "nosniff");
        // Not no-referrer: with it a browser says "Origin: null" of our own forms.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        context.next();
    }
}
