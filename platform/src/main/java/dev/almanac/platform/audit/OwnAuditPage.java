package dev.almanac.platform.audit;

import dev.almanac.platform.web.Paging;
import dev.almanac.platform.web.Reader;
import dev.almanac.platform.web.Slice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;

/** The page that shows readers what they did themselves. */
@Path("/account/audit")
@Blocking
@Authenticated
@Produces(MediaType.TEXT_HTML)
final class OwnAuditPage {

    @CheckedTemplate(basePath = "audit", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OwnEntries(Slice<AuditLine> slice) implements TemplateInstance {}

    private final Audit audit;
    private final Reader reader;

    OwnAuditPage(Audit audit, Reader reader) {
        this.audit = audit;
        this.reader = reader;
    }

    @GET
    public TemplateInstance own(@RestQuery @DefaultValue("1") int page) {
        AuditFilter filter = AuditFilter.by(reader.accountId().orElseThrow());
        return new OwnEntries(audit.lines(filter, Paging.page(page)));
    }
}
