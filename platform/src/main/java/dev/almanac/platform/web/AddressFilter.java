package dev.almanac.platform.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses an address with a NUL character in it before that comes to a database, which takes none. */
final class AddressFilter {

    @ServerRequestFilter(preMatching = true)
    void refuseNul(HttpServerRequest request) {
        if (request.uri().contains("%00")) {
            throw new BadRequestException("an address must not contain a NUL character");
        }
    }
}
