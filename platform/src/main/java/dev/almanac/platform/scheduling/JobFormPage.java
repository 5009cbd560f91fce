package dev.almanac.platform.scheduling;

import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.jobs.CodeArchives;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Jobs;
import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.InputFindings;
import dev.almanac.platform.web.InvalidInputProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** The form in which a job is scheduled, and changed later. */
@Path("/jobs")
@Blocking
@Authenticated
@Produces(MediaType.TEXT_HTML)
final class JobFormPage {

    /** @param job the name of the job that is changed, empty for a new one */
    @CheckedTemplate(basePath = "scheduling", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record JobForm(String title, String job, Form form, SchedulePreview preview, List<String> days)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "scheduling", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Preview(SchedulePreview preview) implements TemplateInstance {}

    private final ScheduledJobs scheduled;
    private final Jobs jobs;
    private final Schedules schedules;
    private final CodeArchives archives;
    private final CurrentAccount current;
    private final Clock clock;

    JobFormPage(
            ScheduledJobs scheduled,
            Jobs jobs,
            Schedules schedules,
            CodeArchives archives,
            CurrentAccount current,
            Clock clock) {
        this.scheduled = scheduled;
        this.jobs = jobs;
        this.schedules = schedules;
        this.archives = archives;
        this.current = current;
        this.clock = clock;
    }

    @GET
    @Path("new")
    public TemplateInstance empty() {
        return showing("", JobEntry.empty());
    }

    @GET
    @Path("{name}/edit")
    public TemplateInstance filled(@RestPath String name) {
        Job job = jobs.editable(name, current.require());
        return showing(name, JobEntry.of(job, schedules.of(job).map(Schedule::recurrence)));
    }

    @GET
    @Path("preview")
    public TemplateInstance preview(@Context UriInfo uri) {
        return new Preview(preview(Form.entered(uri.getQueryParameters())));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response create(MultipartFormDataInput sent) throws IOException {
        return answer("", JobFormParts.of(sent), entry -> scheduled.create(entry, current.require()));
    }

    @POST
    @Path("{name}/edit")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response edit(@RestPath String name, MultipartFormDataInput sent) throws IOException {
        jobs.editable(name, current.require());
        return answer(
                name,
                JobFormParts.of(sent).with("name", name),
                entry -> scheduled.edit(name, entry, current.require()));
    }

    private Response answer(String job, JobFormParts parts, Consumer<JobEntry> change) throws IOException {
        InputFindings findings = new InputFindings();
        // First, so that a good archive need not be sent again when another field is wrong.
        Form form = parts.keepCode(archives, current.require(), findings);
        try {
            JobEntry entry = JobEntry.of(form, findings);
            change.accept(entry);
            return Response.seeOther(URI.create("/jobs/" + entry.job().name())).build();
        } catch (InvalidInputProblem problem) {
            return Response.status(problem.status())
                    .entity(showing(job, form.refused(problem)))
                    .build();
        }
    }

    private JobForm showing(String job, Form form) {
        String title = job.isEmpty() ? "Schedule a job" : "Edit " + job;
        return new JobForm(title, job, form, preview(form), Frequency.DAYS);
    }

    private SchedulePreview preview(Form form) {
        try {
            return SchedulePreview.of(Frequency.entered(form), clock.instant());
        } catch (InvalidInputProblem incomplete) {
            return new SchedulePreview(String.valueOf(incomplete.getMessage()), List.of());
        }
    }
}
