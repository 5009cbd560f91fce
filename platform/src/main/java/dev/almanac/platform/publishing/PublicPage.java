package dev.almanac.platform.publishing;

import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.web.NotFoundProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What jobs published, for everybody; that of private jobs at the same addresses for their readers. */
@Path("/public")
@Blocking
@PermitAll
@Produces(MediaType.TEXT_HTML)
final class PublicPage {

    @CheckedTemplate(basePath = "publishing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PublicJobsList(List<PublicJobLine> jobs) implements TemplateInstance {}

    @CheckedTemplate(basePath = "publishing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record JobFiles(Job job, List<CurrentFile> files, List<Publication> publications) implements TemplateInstance {}

    @CheckedTemplate(basePath = "publishing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OnePublication(Publication publication, List<PublishedFile> files) implements TemplateInstance {}

    private final PublicJobs jobs;
    private final FileAnswers answers;

    PublicPage(PublicJobs jobs, FileAnswers answers) {
        this.jobs = jobs;
        this.answers = answers;
    }

    @GET
    public TemplateInstance all() {
        return new PublicJobsList(jobs.all());
    }

    @GET
    @Path("{job}")
    public TemplateInstance job(@RestPath String job) {
        Job visible = jobs.visible(job);
        return new JobFiles(visible, CurrentFile.ofJob(visible), jobs.publications(visible));
    }

    @GET
    @Path("{job}/data/{name:.+}")
    public Response file(@RestPath String job, @RestPath String name, @Context Request request) {
        Job visible = jobs.visible(job);
        CurrentFile current = CurrentFile.find(visible, name)
                .orElseThrow(() -> new NotFoundProblem("a file of that name that " + job + " shows"));
        return answers.answer(current.publication(), current.file(), false, request);
    }

    @GET
    @Path("{job}/runs/{run}")
    public TemplateInstance publication(@RestPath String job, @RestPath UUID run) {
        Publication publication = jobs.publication(jobs.visible(job), run);
        return new OnePublication(publication, PublishedFile.of(publication));
    }

    @GET
    @Path("{job}/runs/{run}/data/{name:.+}")
    public Response fileOfRun(
            @RestPath String job, @RestPath UUID run, @RestPath String name, @Context Request request) {
        Publication publication = jobs.publication(jobs.visible(job), run);
        PublishedFile file = PublishedFile.find(run, name)
                .orElseThrow(() -> new NotFoundProblem("a file of that name that the run published"));
        return answers.answer(publication, file, true, request);
    }
}
