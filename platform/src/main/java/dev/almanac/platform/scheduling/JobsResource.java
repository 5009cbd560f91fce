package dev.almanac.platform.scheduling;

import dev.almanac.platform.accounts.Account;
import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.Jobs;
import dev.almanac.platform.runs.RunView;
import dev.almanac.platform.runs.Runs;
import dev.almanac.platform.web.Form;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Jobs for programs: what their pages show and do. */
@Path("/api/v1/jobs")
@Blocking
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
final class JobsResource {

    private static final int SHOWN = 100;

    /** A due time and what became of it. */
    record SlotView(
            Instant due, Slot.Outcome outcome, @Nullable String reason) {}

    private final ScheduledJobs scheduled;
    private final Schedules schedules;
    private final Jobs jobs;
    private final Runs runs;
    private final CurrentAccount current;

    JobsResource(ScheduledJobs scheduled, Schedules schedules, Jobs jobs, Runs runs, CurrentAccount current) {
        this.scheduled = scheduled;
        this.schedules = schedules;
        this.jobs = jobs;
        this.runs = runs;
        this.current = current;
    }

    @GET
    public List<JobView> all() {
        return jobs.readableBy(current.require()).stream().map(this::view).toList();
    }

    @POST
    public Response create(JobBody body) {
        Job job = scheduled.create(body.entry(JobEntry.empty(), null), current.require());
        return Response.created(URI.create("/api/v1/jobs/" + job.name()))
                .entity(view(jobs.readable(job.name(), current.require())))
                .build();
    }

    @GET
    @Path("{name}")
    public JobView one(@RestPath String name) {
        return view(jobs.readable(name, current.require()));
    }

    @PUT
    @Path("{name}")
    public JobView change(@RestPath String name, JobBody body) {
        Job job = jobs.editable(name, current.require());
        Form present = JobEntry.of(job, schedules.of(job).map(Schedule::recurrence));
        scheduled.edit(name, body.named(name).entry(present, job.current()), current.require());
        return one(name);
    }

    @DELETE
    @Path("{name}")
    public void delete(@RestPath String name) {
        scheduled.delete(name, current.require());
    }

    @POST
    @Path("{name}/run")
    @Consumes(MediaType.WILDCARD)
    public Response run(@RestPath String name) {
        Account account = current.require();
        RunView run = RunView.of(runs.runNow(jobs.editable(name, account), account));
        return Response.created(URI.create("/api/v1/runs/" + run.id()))
                .entity(run)
                .build();
    }

    @POST
    @Path("{name}/pause")
    @Consumes(MediaType.WILDCARD)
    public JobView pause(@RestPath String name) {
        Account account = current.require();
        schedules.pause(jobs.editable(name, account), account);
        return one(name);
    }

    @POST
    @Path("{name}/resume")
    @Consumes(MediaType.WILDCARD)
    public JobView resume(@RestPath String name) {
        Account account = current.require();
        schedules.resume(jobs.editable(name, account), account);
        return one(name);
    }

    @GET
    @Path("{name}/runs")
    public List<RunView> runs(@RestPath String name) {
        return runs.latest(jobs.readable(name, current.require()), SHOWN).stream()
                .map(RunView::of)
                .toList();
    }

    @GET
    @Path("{name}/slots")
    public List<SlotView> slots(@RestPath String name) {
        return schedules.latestSlots(jobs.readable(name, current.require()), SHOWN).stream()
                .map(slot ->
                        new SlotView(slot.dueAt(), slot.outcome(), slot.reason().orElse(null)))
                .toList();
    }

    @GET
    @Path("{name}/versions")
    public List<JobView.Version> versions(@RestPath String name) {
        return jobs.versions(jobs.readable(name, current.require())).stream()
                .map(JobView.Version::of)
                .toList();
    }

    @POST
    @Path("{name}/versions/{number}/make-current")
    @Consumes(MediaType.WILDCARD)
    public JobView makeCurrent(@RestPath String name, @RestPath int number) {
        Account account = current.require();
        jobs.makeCurrent(jobs.editable(name, account), number, account);
        return one(name);
    }

    private JobView view(Job job) {
        return JobView.of(job, schedules.of(job));
    }
}
