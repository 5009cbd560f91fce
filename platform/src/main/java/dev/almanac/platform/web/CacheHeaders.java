package dev.almanac.platform.web;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Keeps what was made for one reader out of every cache; a resource that says otherwise is left alone. */
final class CacheHeaders {

    @ServerResponseFilter
    void forbidStoring(ContainerResponseContext response) {
        if (!response.getHeaders().containsKey("Cache-Control")) {
            response.getHeaders().putSingle("Cache-Control", "no-store");
        }
    }
}
