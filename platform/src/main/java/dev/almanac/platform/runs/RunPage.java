package dev.almanac.platform.runs;

import dev.almanac.platform.accounts.CurrentAccount;
import dev.almanac.platform.web.NotFoundProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of one run: its state, its attempts and the log, live while it goes on. */
@Path("/runs/{id}")
@Blocking
@Authenticated
@Produces(MediaType.TEXT_HTML)
final class RunPage {

    private static final int LINES = 1_000;
    private static final int TAIL = 500;
    private static final int MOST_FOUND = 200;

    /**
     * @param attempt the one whose log is shown; null before the first
     * @param search what was searched for in the log, or empty
     */
    @CheckedTemplate(basePath = "runs", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OneRun(Run run, List<Attempt> attempts, @Nullable Attempt attempt, LogExcerpt log, String search)
            implements TemplateInstance {}

    /** The part of the page that is asked for again and again while the run goes on. */
    @CheckedTemplate(basePath = "runs", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record News(Run run, @Nullable Attempt attempt, LogExcerpt log) implements TemplateInstance {}

    private final Runs runs;
    private final RunLog logs;
    private final CurrentAccount current;

    RunPage(Runs runs, RunLog logs, CurrentAccount current) {
        this.runs = runs;
        this.logs = logs;
        this.current = current;
    }

    @GET
    public TemplateInstance show(
            @RestPath UUID id,
            @RestQuery Optional<Integer> attempt,
            @RestQuery Optional<Long> line,
            @RestQuery @DefaultValue("") String search)
            throws IOException {
        Run run = runs.readable(id, current.require());
        Optional<Attempt> chosen = chosen(run, attempt);
        LogExcerpt log = chosen.isEmpty() ? LogExcerpt.EMPTY : excerpt(chosen.get(), line, search);
        return new OneRun(run, runs.attempts(run), chosen.orElse(null), log, search);
    }

    private LogExcerpt excerpt(Attempt attempt, Optional<Long> line, String search) throws IOException {
        if (!search.isBlank()) {
            return logs.search(attempt, search, 1, MOST_FOUND);
        }
        long from = line.orElse(attempt.logLines() - TAIL);
        return logs.lines(attempt, Math.max(1, from), LINES);
    }

    /** What came since: the lines from {@code line} on, and the state. */
    @GET
    @Path("news")
    public TemplateInstance news(@RestPath UUID id, @RestQuery int attempt, @RestQuery @DefaultValue("1") long line)
            throws IOException {
        Run run = runs.readable(id, current.require());
        Optional<Attempt> chosen = attempt == 0 ? Attempt.latestOf(run) : chosen(run, Optional.of(attempt));
        LogExcerpt log = chosen.isEmpty() ? LogExcerpt.EMPTY : logs.lines(chosen.get(), Math.max(1, line), LINES);
        return new News(run, chosen.orElse(null), log);
    }

    /** The whole log as it was kept. */
    @GET
    @Path("log")
    @Produces(MediaType.TEXT_PLAIN)
    public Response log(@RestPath UUID id, @RestQuery Optional<Integer> attempt) {
        Run run = runs.readable(id, current.require());
        Attempt chosen =
                chosen(run, attempt).orElseThrow(() -> new NotFoundProblem("a log of this run; it has not begun"));
        StreamingOutput content = out -> logs.copy(chosen, out);
        return Response.ok(content)
                .type("text/plain; charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + run.job().name() + "-" + run.id() + "-" + chosen.number()
                                + ".log\"")
                .build();
    }

    @POST
    @Path("cancel")
    public Response cancel(@RestPath UUID id) {
        runs.cancel(id, current.require());
        return Response.seeOther(URI.create("/runs/" + id)).build();
    }

    private Optional<Attempt> chosen(Run run, Optional<Integer> number) {
        if (number.isEmpty()) {
            return Attempt.latestOf(run);
        }
        Optional<Attempt> attempt = runs.attempts(run).stream()
                .filter(candidate -> candidate.number() == number.get())
                .findFirst();
        if (attempt.isEmpty()) {
            throw new NotFoundProblem("attempt " + number.get() + " of this run");
        }
        return attempt;
    }
}
