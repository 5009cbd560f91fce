package dev.almanac.platform.publishing;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Jobs;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Where a job's owner rolls back what the job shows, and withdraws publications. */
@Path("/jobs/{name}/publications")
@Blocking
@Authenticated
@Produces(MediaType.TEXT_HTML)
final class PublicationsPage {

    private static final int REVISIONS = 50;

    @CheckedTemplate(basePath = "publishing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record JobPublications(Job job, List<Publication> publications, List<ManifestSwitch> revisions, boolean upToDate)
            implements TemplateInstance {}

    private final Publications publications;
    private final Synchroniser synchroniser;
    private final Jobs jobs;
    private final CurrentAccount current;

    PublicationsPage(Publications publications, Synchroniser synchroniser, Jobs jobs, CurrentAccount current) {
        this.publications = publications;
        this.synchroniser = synchroniser;
        this.jobs = jobs;
        this.current = current;
    }

    @GET
    public TemplateInstance show(@RestPath String name) {
        Job job = jobs.readable(name, current.require());
        return new JobPublications(
                job, publications.of(job), ManifestSwitch.ofJob(job.id(), REVISIONS), synchroniser.isUpToDate(job));
    }

    @POST
    @Path("roll-back")
    public Response rollBack(@RestPath String name, @RestForm long revision) {
        Account account = current.require();
        publications.rollBack(jobs.readable(name, account), revision, account);
        return seeOther(name);
    }

    @POST
    @Path("{id}/withdraw")
    public Response withdraw(@RestPath String name, @RestPath UUID id) {
        Account account = current.require();
        publications.withdraw(jobs.readable(name, account), id, account);
        return seeOther(name);
    }

    private static Response seeOther(String job) {
        return Response.seeOther(URI.create("/jobs/" + job + "/publications")).build();
    }
}
