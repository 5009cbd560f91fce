package dev.almanac.platform.home;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.scheduling.JobLine;
import dev.almanac.platform.scheduling.Schedules;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The jobs of who is logged in; for an administrator those of all. */
@Path("/")
@Blocking
@Authenticated
@Produces(MediaType.TEXT_HTML)
final class HomePage {

    @CheckedTemplate(basePath = "home", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record JobsList(Account account, List<JobLine> lines) implements TemplateInstance {}

    private final Schedules schedules;
    private final CurrentAccount current;

    HomePage(Schedules schedules, CurrentAccount current) {
        this.schedules = schedules;
        this.current = current;
    }

    @GET
    public TemplateInstance jobs() {
        Account account = current.require();
        return new JobsList(account, schedules.lines(account));
    }
}
