package dev.almanac.platform.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;

/**
 * Answers with a published file. What users made is served in a sandbox, and as a download unless it is plain data or
 * an image, so that nothing in it runs in the reader's browser under the platform's name.
 */
@ApplicationScoped
class FileAnswers {

    /** No scripts, no forms, no origin; the picture in an SVG may still style itself. */
    static final String SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final JobBuckets buckets;

    FileAnswers(JobBuckets buckets) {
        this.buckets = buckets;
    }

    /** @param isImmutable whether the address will always mean this content */
    Response answer(Publication publication, PublishedFile file, boolean isImmutable, Request request) {
        EntityTag tag = new EntityTag(file.sha256());
        String caching = isImmutable ? "max-age=31536000, immutable" : "no-cache";
        // A private job's files are for the one who asked, and for no cache on the way.
        String audience = publication.job().isPublic() ? "public, " : "private, ";
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : content(publication, file).tag(tag);
        return answer.header(HttpHeaders.CACHE_CONTROL, audience + caching)
                .header("Content-Security-Policy", SANDBOX)
                .build();
    }

    private Response.ResponseBuilder content(Publication publication, PublishedFile file) {
        String key = PublicationKeys.run(publication) + file.name();
        return Response.ok(buckets.of(publication.storedIn()).open(key))
                .type(file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.sizeBytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file));
    }

    private static String disposition(PublishedFile file) {
        String name = file.name().substring(file.name().lastIndexOf('/') + 1);
        String kind = MediaTypes.isShown(file.mediaType()) ? "inline" : "attachment";
        return kind + "; filename*=UTF-8''" + URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }
}
