package dev.almanac.platform.publishing;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Jobs;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** For programs of a job's owner: what the job published, withdrawn publications too, and the way back. */
@Path("/api/v1/jobs/{name}/publications")
@Blocking
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
final class PublicationsResource {

    private static final int REVISIONS = 100;

    /** @param revision to show again */
    record RollBack(long revision) {}

    /** A switch of what the job shows. */
    record RevisionView(long revision, Instant switched, String cause) {}

    /** All of it, the newest first. */
    record Overview(List<PublicationLine> publications, List<RevisionView> revisions) {}

    private final Publications publications;
    private final Jobs jobs;
    private final CurrentAccount current;

    PublicationsResource(Publications publications, Jobs jobs, CurrentAccount current) {
        this.publications = publications;
        this.jobs = jobs;
        this.current = current;
    }

    @GET
    public Overview all(@RestPath String name) {
        Job job = jobs.readable(name, current.require());
        return new Overview(
                publications.of(job).stream().map(PublicationLine::of).toList(),
                ManifestSwitch.ofJob(job.id(), REVISIONS).stream()
                        .map(each -> new RevisionView(each.revision(), each.switchedAt(), each.cause()))
                        .toList());
    }

    @POST
    @Path("roll-back")
    @Consumes(MediaType.APPLICATION_JSON)
    public Overview rollBack(@RestPath String name, RollBack body) {
        Account account = current.require();
        publications.rollBack(jobs.readable(name, account), body.revision(), account);
        return all(name);
    }

    @POST
    @Path("{id}/withdraw")
    public Overview withdraw(@RestPath String name, @RestPath UUID id) {
        Account account = current.require();
        publications.withdraw(jobs.readable(name, account), id, account);
        return all(name);
    }
}
