package dev.almanac.platform.audit;

import dev.almanac.platform.web.Paging;
import dev.almanac.platform.web.Reader;
import dev.almanac.platform.web.Slice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import org.jboss.resteasy.reactive.RestQuery;

/** The page that shows administrators what anybody did. */
@Path("/admin/audit")
@Blocking
@RolesAllowed(Reader.ADMIN)
@Produces(MediaType.TEXT_HTML)
final class AuditPage {

    @CheckedTemplate(basePath = "audit", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AllEntries(Slice<AuditLine> slice, String who, String kind, String subject, String address)
            implements TemplateInstance {}

    private final Audit audit;

    AuditPage(Audit audit) {
        this.audit = audit;
    }

    @GET
    public TemplateInstance all(
            @RestQuery @DefaultValue("") String who,
            @RestQuery @DefaultValue("") String kind,
            @RestQuery @DefaultValue("") String subject,
            @RestQuery @DefaultValue("1") int page) {
        AuditFilter filter = new AuditFilter(null, who, kind, subject);
        String address = UriBuilder.fromPath("/admin/audit")
                        .queryParam("who", "{who}")
                        .queryParam("kind", "{kind}")
                        .queryParam("subject", "{subject}")
                        .build(who, kind, subject)
                + "&";
        return new AllEntries(audit.lines(filter, Paging.page(page)), who, kind, subject, address);
    }
}
