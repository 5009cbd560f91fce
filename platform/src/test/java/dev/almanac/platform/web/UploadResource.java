package dev.almanac.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** A page with an upload that only tests have, to see what its script does. */
@Path("/test/upload")
@PermitAll
@Produces(MediaType.TEXT_HTML)
final class UploadResource {

    private static final String PAGE = "<!DOCTYPE html><html lang=en><title>Upload</title>"
            + "<script src=/assets/almanac.js defer></script><main tabindex=-1>"
            + "<form method=post action=/test/upload enctype=multipart/form-data data-upload-progress>"
            + "<label>File <input type=file name=file></label><p role=alert tabindex=-1>%s</p>"
            + "<div class=upload-progress hidden><progress max=1></progress><span role=status></span></div>"
            + "<button name=which value=this>Upload</button></form></main></html>";

    @GET
    public String page() {
        return PAGE.formatted("");
    }

    @GET
    @Path("done")
    public String done() {
        return "<!DOCTYPE html><title>Done</title><main>stored</main>";
    }

    @POST
    public Response upload(@RestForm FileUpload file, @RestForm String which) {
        if (!which.equals("this") || file.size() < 1000) {
            return Response.status(422).entity(PAGE.formatted("too small")).build();
        }
        return Response.seeOther(URI.create("/test/upload/done")).build();
    }
}
