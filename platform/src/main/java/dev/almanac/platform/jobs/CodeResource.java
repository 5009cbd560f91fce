package dev.almanac.platform.jobs;

import dev.almanac.platform.accounts.CurrentAccount;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.jboss.resteasy.reactive.RestQuery;

/** Takes code archives from programs; a job or a new version then refers to one by its digest. */
@Path("/api/v1/code")
@Blocking
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
final class CodeResource {

    /** An archive that was kept. */
    record KeptCode(String sha256, long sizeBytes, String format, int entries, long unpackedBytes) {

        static KeptCode of(CodeArchive archive) {
            return new KeptCode(
                    archive.sha256(),
                    archive.sizeBytes(),
                    archive.format(),
                    archive.entryCount(),
                    archive.unpackedBytes());
        }
    }

    private final CodeArchives archives;
    private final CurrentAccount current;

    CodeResource(CodeArchives archives, CurrentAccount current) {
        this.archives = archives;
        this.current = current;
    }

    /** The body is the archive itself. */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response keep(@RestQuery @DefaultValue("code") String name, InputStream body) throws IOException {
        java.nio.file.Path upload = Files.createTempFile("almanac-code-", ".spool");
        try {
            Files.copy(body, upload, StandardCopyOption.REPLACE_EXISTING);
            CodeArchive kept = archives.keep(upload, name, current.require());
            return Response.status(Response.Status.CREATED)
                    .entity(KeptCode.of(kept))
                    .build();
        } finally {
            Files.deleteIfExists(upload);
        }
    }
}
