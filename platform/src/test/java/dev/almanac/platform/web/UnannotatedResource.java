package dev.almanac.platform.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An address whose author forgot to say who may use it. */
@Path("/test/unannotated")
final class UnannotatedResource {

    @GET
    public String page() {
        return "open by mistake";
    }
}
