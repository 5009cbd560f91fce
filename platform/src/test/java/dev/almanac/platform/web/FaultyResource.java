package dev.almanac.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Addresses that only tests have, to see how faults and changes are answered. */
@Path("/")
@PermitAll
@SuppressWarnings("DoNotCallSuggester") // to fail is what it is for
final class FaultyResource {

    record Entered(String text) {}

    @GET
    @Path("test/fault")
    public String page() {
        throw new IllegalStateException("secret of the inside");
    }

    @GET
    @Path("api/test/fault")
    public String api() {
        throw new IllegalStateException("secret of the inside");
    }

    @GET
    @Path("test/plain")
    public String plain() {
        return "plain";
    }

    @POST
    @Path("test/change")
    public String change() {
        return "changed";
    }

    @POST
    @Path("api/test/entered")
    public String entered(Entered entered) {
        return entered.text();
    }
}
