package dev.almanac.platform.audit;

import dev.almanac.platform.web.Paging;
import dev.almanac.platform.web.Reader;
import dev.almanac.platform.web.Slice;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was done, as JSON. */
@Path("/api/v1/audit")
@Tag(name = "audit")
final class AuditResource {

    private final Audit audit;
    private final Reader reader;

    AuditResource(Audit audit, Reader reader) {
        this.audit = audit;
        this.reader = reader;
    }

    @GET
    @RolesAllowed(Reader.ADMIN)
    @Operation(summary = "What anybody did, the newest first; for administrators")
    public Slice<AuditLine> all(
            @RestQuery @Nullable String who,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String subject,
            @RestQuery @DefaultValue("1") int page,
            @RestQuery @DefaultValue("50") int size) {
        return audit.lines(new AuditFilter(null, who, kind, subject), new Paging(page, size));
    }

    @GET
    @Path("own")
    @Authenticated
    @Operation(summary = "What the caller's account did, the newest first")
    public Slice<AuditLine> own(@RestQuery @DefaultValue("1") int page, @RestQuery @DefaultValue("50") int size) {
        return audit.lines(AuditFilter.by(reader.accountId().orElseThrow()), new Paging(page, size));
    }
}
