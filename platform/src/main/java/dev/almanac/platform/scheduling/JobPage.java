package dev.almanac.platform.scheduling;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.jobs.CodeArchives;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.JobVersion;
import dev.almanac.platform.jobs.Jobs;
import dev.almanac.platform.runs.Run;
import dev.almanac.platform.runs.Runs;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;

/** The page of one job: its schedule, versions, slots and runs, and what can be done with it. */
@Path("/jobs")
@Blocking
@Authenticated
@Produces(MediaType.TEXT_HTML)
final class JobPage {

    @CheckedTemplate(basePath = "scheduling", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OneJob(JobOverview overview, SchedulePreview preview) implements TemplateInstance {}

    private final ScheduledJobs scheduled;
    private final Jobs jobs;
    private final Schedules schedules;
    private final Runs runs;
    private final CodeArchives archives;
    private final CurrentAccount current;
    private final Clock clock;

    JobPage(
            ScheduledJobs scheduled,
            Jobs jobs,
            Schedules schedules,
            Runs runs,
            CodeArchives archives,
            CurrentAccount current,
            Clock clock) {
        this.scheduled = scheduled;
        this.jobs = jobs;
        this.schedules = schedules;
        this.runs = runs;
        this.archives = archives;
        this.current = current;
        this.clock = clock;
    }

    @GET
    @Path("{name}")
    public TemplateInstance show(@RestPath String name) {
        JobOverview overview = scheduled.overview(name, current.require());
        return new OneJob(
                overview, SchedulePreview.of(schedules.of(overview.job()).map(Schedule::recurrence), clock.instant()));
    }

    @POST
    @Path("{name}/run")
    public Response run(@RestPath String name) {
        Account account = current.require();
        Run run = runs.runNow(jobs.editable(name, account), account);
        return seeOther("/runs/" + run.id());
    }

    @POST
    @Path("{name}/pause")
    public Response pause(@RestPath String name) {
        Account account = current.require();
        schedules.pause(jobs.editable(name, account), account);
        return seeOther("/jobs/" + name);
    }

    @POST
    @Path("{name}/resume")
    public Response resume(@RestPath String name) {
        Account account = current.require();
        schedules.resume(jobs.editable(name, account), account);
        return seeOther("/jobs/" + name);
    }

    @POST
    @Path("{name}/delete")
    public Response delete(@RestPath String name) {
        scheduled.delete(name, current.require());
        return seeOther("/");
    }

    @POST
    @Path("{name}/versions/{number}/make-current")
    public Response makeCurrent(@RestPath String name, @RestPath int number) {
        Account account = current.require();
        jobs.makeCurrent(jobs.editable(name, account), number, account);
        return seeOther("/jobs/" + name);
    }

    @GET
    @Path("{name}/versions/{number}/code")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response code(@RestPath String name, @RestPath int number) throws IOException {
        Job job = jobs.readable(name, current.require());
        JobVersion version = jobs.version(job, number);
        return Response.ok(archives.open(version.codeSha256()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + name + "-" + number + archives.extension(version.codeSha256())
                                + "\"")
                .build();
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
