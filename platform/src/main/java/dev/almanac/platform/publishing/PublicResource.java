package dev.almanac.platform.publishing;

import dev.almanac.platform.jobs.Job;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What jobs published, for programs; the same as {@link PublicPage} in JSON. */
@Path("/public")
@Blocking
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
final class PublicResource {

    private final PublicJobs jobs;

    PublicResource(PublicJobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Path("index.json")
    public List<PublicJobLine> all() {
        return jobs.all();
    }

    @GET
    @Path("{job}/manifest.json")
    public ManifestDocument manifest(@RestPath String job) {
        Job visible = jobs.visible(job);
        long revision = Manifest.ofJob(visible.id()).map(Manifest::revision).orElse(0L);
        return ManifestDocument.of(visible, revision, CurrentFile.ofJob(visible));
    }

    @GET
    @Path("{job}/publications.json")
    public List<PublicationLine> publications(@RestPath String job) {
        return jobs.publications(jobs.visible(job)).stream()
                .map(PublicationLine::of)
                .toList();
    }

    @GET
    @Path("{job}/runs/{run}/provenance.json")
    public ProvenanceStatement provenance(@RestPath String job, @RestPath UUID run) {
        Publication publication = jobs.publication(jobs.visible(job), run);
        return ProvenanceStatement.of(publication, PublishedFile.of(publication));
    }
}
