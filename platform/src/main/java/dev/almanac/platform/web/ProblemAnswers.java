package dev.almanac.platform.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Answers every exception: a {@link Problem} with its status and its words, all else with an id to quote and no more.
 */
final class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final String PROBLEM_JSON = "application/problem+json";

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ProblemPage(
            int status,
            String title,
            String detail,
            @Nullable String errorId) implements TemplateInstance {}

    @ServerExceptionMapper
    Response refuse(Problem problem, HttpServerRequest request) {
        Response.ResponseBuilder answer = answer(
                request,
                new ProblemDetails(
                        "about:blank", problem.title(), problem.status(), problem.detail(), problem.fields(), null));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    Response refuse(ForbiddenException forbidden, HttpServerRequest request) {
        return refuse(new NotAllowedProblem("Your role does not permit this."), request);
    }

    /** What the HTTP layer itself refuses: an unknown address, a wrong method, a body that is no JSON. */
    @ServerExceptionMapper
    Response refuse(WebApplicationException refusal, HttpServerRequest request) {
        Response response = refusal.getResponse();
        if (response.getStatus() >= 500) {
            return fail(refusal, request);
        }
        String title = response.getStatusInfo().getReasonPhrase();
        String detail = response.getStatus() == 404
                ? "There is no such page here, or you may not see it."
                : "The server does not accept this request: " + title + ".";
        Response.ResponseBuilder answer =
                answer(request, new ProblemDetails("about:blank", title, response.getStatus(), detail, Map.of(), null));
        if (response.getHeaders().containsKey("Allow")) {
            answer.header("Allow", response.getHeaderString("Allow"));
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response fail(Throwable fault, HttpServerRequest request) {
        String errorId = UUID.randomUUID().toString();
        LOG.errorf(
                fault,
                "Error %s while answering %s %s; the reader was given the id",
                errorId,
                request.method(),
                request.path());
        String detail = "Something went wrong on our side. Your request may not have been carried out.";
        return answer(request, new ProblemDetails("about:blank", "Internal error", 500, detail, Map.of(), errorId))
                .build();
    }

    private static Response.ResponseBuilder answer(HttpServerRequest request, ProblemDetails details) {
        if (request.path().startsWith("/api/")) {
            return Response.status(details.status()).type(PROBLEM_JSON).entity(details);
        }
        String page = new ProblemPage(details.status(), details.title(), details.detail(), details.errorId()).render();
        return Response.status(details.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page);
    }
}
