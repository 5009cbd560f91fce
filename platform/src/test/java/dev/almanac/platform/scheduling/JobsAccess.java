package dev.almanac.platform.scheduling;

import dev.almanac.platform.AccessRow;
import dev.almanac.platform.AccessRow.Access;
import dev.almanac.platform.accounts.LoggedIn;
import dev.almanac.platform.runs.PublishedRun;
import io.quarkus.arc.Arc;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who may use the endpoints of jobs, runs and publications; the jobs are private. */
public final class JobsAccess {

    public static final List<AccessRow> ROWS = List.of(
            AccessRow.of("GET /", Access.MEMBERS),
            AccessRow.of("GET /jobs/new", Access.MEMBERS),
            AccessRow.of("GET /jobs/preview", Access.MEMBERS),
            AccessRow.of("POST /jobs/new", Access.MEMBERS).with(JobsAccess::emptyForm),
            AccessRow.of("GET /jobs/{name}/edit", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /jobs/{name}/edit", Access.READERS)
                    .about(JobsAccess::job)
                    .with(JobsAccess::emptyForm),
            AccessRow.of("GET /jobs/{name}", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /jobs/{name}/run", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /jobs/{name}/pause", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /jobs/{name}/resume", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /jobs/{name}/delete", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /jobs/{name}/versions/{number}/make-current", Access.READERS)
                    .aboutAll(JobsAccess::version),
            AccessRow.of("GET /jobs/{name}/versions/{number}/code", Access.READERS)
                    .aboutAll(JobsAccess::version),
            AccessRow.of("GET /jobs/{name}/publications", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /jobs/{name}/publications/roll-back", Access.READERS)
                    .aboutAll(owner -> new Object[] {published(owner)[0]})
                    .form("revision", "1"),
            AccessRow.of("POST /jobs/{name}/publications/{id}/withdraw", Access.READERS)
                    .aboutAll(JobsAccess::published),
            AccessRow.of("GET /runs/{id}", Access.READERS).about(JobsAccess::run),
            AccessRow.of("GET /runs/{id}/news", Access.READERS).about(JobsAccess::run),
            AccessRow.of("GET /runs/{id}/log", Access.READERS).aboutAll(owner -> new Object[] {published(owner)[1]}),
            AccessRow.of("POST /runs/{id}/cancel", Access.READERS).about(JobsAccess::run),
            AccessRow.of("POST /api/v1/code", Access.MEMBERS)
                    .with(request ->
                            request.contentType("application/octet-stream").body(new byte[] {1})),
            AccessRow.of("GET /api/v1/jobs", Access.MEMBERS),
            AccessRow.of("POST /api/v1/jobs", Access.MEMBERS).json("{}"),
            AccessRow.of("GET /api/v1/jobs/{name}", Access.READERS).about(JobsAccess::job),
            AccessRow.of("PUT /api/v1/jobs/{name}", Access.READERS)
                    .about(JobsAccess::job)
                    .json("{\"timeoutMinutes\": 2}"),
            AccessRow.of("DELETE /api/v1/jobs/{name}", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /api/v1/jobs/{name}/run", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /api/v1/jobs/{name}/pause", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /api/v1/jobs/{name}/resume", Access.READERS).about(JobsAccess::job),
            AccessRow.of("GET /api/v1/jobs/{name}/runs", Access.READERS).about(JobsAccess::job),
            AccessRow.of("GET /api/v1/jobs/{name}/slots", Access.READERS).about(JobsAccess::job),
            AccessRow.of("GET /api/v1/jobs/{name}/versions", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /api/v1/jobs/{name}/versions/{number}/make-current", Access.READERS)
                    .aboutAll(JobsAccess::version),
            AccessRow.of("GET /api/v1/jobs/{name}/publications", Access.READERS).about(JobsAccess::job),
            AccessRow.of("POST /api/v1/jobs/{name}/publications/roll-back", Access.READERS)
                    .aboutAll(owner -> new Object[] {published(owner)[0]})
                    .json("{\"revision\": 1}"),
            AccessRow.of("POST /api/v1/jobs/{name}/publications/{id}/withdraw", Access.READERS)
                    .aboutAll(JobsAccess::published),
            AccessRow.of("GET /api/v1/runs/{id}", Access.READERS).about(JobsAccess::run),
            AccessRow.of("POST /api/v1/runs/{id}/cancel", Access.READERS).about(JobsAccess::run),
            AccessRow.of("GET /api/v1/runs/{id}/log", Access.READERS)
                    .aboutAll(owner -> new Object[] {published(owner)[1]}),
            AccessRow.of("GET /public", Access.EVERYBODY),
            AccessRow.of("GET /public/index.json", Access.EVERYBODY),
            AccessRow.of("GET /public/{job}", Access.SILENT_READERS).about(JobsAccess::job),
            AccessRow.of("GET /public/{job}/manifest.json", Access.SILENT_READERS)
                    .about(JobsAccess::job),
            AccessRow.of("GET /public/{job}/publications.json", Access.SILENT_READERS)
                    .about(JobsAccess::job),
            AccessRow.of("GET /public/{job}/data/{name:.+}", Access.SILENT_READERS)
                    .aboutAll(owner -> new Object[] {published(owner)[0], PublishedRun.FILE}),
            AccessRow.of("GET /public/{job}/runs/{run}", Access.SILENT_READERS).aboutAll(JobsAccess::published),
            AccessRow.of("GET /public/{job}/runs/{run}/data/{name:.+}", Access.SILENT_READERS)
                    .aboutAll(owner -> {
                        Object[] published = published(owner);
                        return new Object[] {published[0], published[1], PublishedRun.FILE};
                    }),
            AccessRow.of("GET /public/{job}/runs/{run}/provenance.json", Access.SILENT_READERS)
                    .aboutAll(JobsAccess::published));

    private JobsAccess() {}

    private static RequestSpecification emptyForm(RequestSpecification request) {
        return request.multiPart("x", "");
    }

    private static TestJob privateJob(LoggedIn owner) {
        return TestJob.of("true", Map.of("visibility", "PRIVATE"), owner);
    }

    private static Object job(LoggedIn owner) {
        return privateJob(owner).name();
    }

    private static Object[] version(LoggedIn owner) {
        return new Object[] {privateJob(owner).name(), 1};
    }

    private static Object run(LoggedIn owner) {
        return privateJob(owner).runNow();
    }

    /** A job's name and the id of a run of it that published a file. */
    private static Object[] published(LoggedIn owner) {
        TestJob job = privateJob(owner);
        UUID run = job.runNow();
        Arc.container().instance(PublishedRun.class).get().publish(run);
        return new Object[] {job.name(), run};
    }
}
