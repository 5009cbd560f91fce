package dev.almanac.platform.runs;

import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.web.NotFoundProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Runs for programs. */
@Path("/api/v1/runs/{id}")
@Blocking
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
final class RunsResource {

    private final Runs runs;
    private final RunLog logs;
    private final CurrentAccount current;

    RunsResource(Runs runs, RunLog logs, CurrentAccount current) {
        this.runs = runs;
        this.logs = logs;
        this.current = current;
    }

    @GET
    public RunView one(@RestPath UUID id) {
        return RunView.of(runs.readable(id, current.require()));
    }

    @POST
    @Path("cancel")
    public RunView cancel(@RestPath UUID id) {
        runs.cancel(id, current.require());
        return one(id);
    }

    /** The log of the latest attempt as far as it was received. */
    @GET
    @Path("log")
    @Produces(MediaType.TEXT_PLAIN)
    public Response log(@RestPath UUID id) {
        Attempt attempt = Attempt.latestOf(runs.readable(id, current.require()))
                .orElseThrow(() -> new NotFoundProblem("a log of this run; it has not begun"));
        StreamingOutput content = out -> logs.copy(attempt, out);
        return Response.ok(content).type("text/plain; charset=utf-8").build();
    }
}
