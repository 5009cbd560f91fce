package dev.almanac.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.accounts.LoggedIn;
import dev.almanac.platform.jobs.TestArchive;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A job of a test, made and run over the JSON API as its owner would. */
public record TestJob(String name, LoggedIn owner) {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A new job of a new analyst whose command is the script. */
    public static TestJob of(String script) {
        return of(script, Map.of());
    }

    /** The same with fields in place of the usual ones. */
    public static TestJob of(String script, Map<String, ?> fields) {
        return of(script, fields, LoggedIn.analyst());
    }

    /** The same of an analyst who is there already. */
    public static TestJob of(String script, Map<String, ?> fields, LoggedIn owner) {
        TestJob job = new TestJob("job-" + NUMBER.incrementAndGet(), owner);
        Map<String, Object> body =
                new HashMap<>(Map.of("name", job.name, "code", job.upload(script), "timeoutMinutes", 1));
        body.putAll(fields);
        Response made =
                job.owner.program().contentType(ContentType.JSON).body(body).post("/api/v1/jobs");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return job;
    }

    /** Uploads a script's tarball and returns its digest. */
    public String upload(String script) {
        Response kept = owner.program()
                .contentType("application/octet-stream")
                .body(TestArchive.script(script))
                .post("/api/v1/code?name=test.tar.gz");
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(201);
        return kept.jsonPath().getString("sha256");
    }

    /** Changes fields of the job. */
    public void change(Map<String, ?> fields) {
        Response changed =
                owner.program().contentType(ContentType.JSON).body(fields).put("/api/v1/jobs/" + name);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    /** Queues a run by hand. */
    public UUID runNow() {
        Response run = owner.program().post("/api/v1/jobs/" + name + "/run");
        assertThat(run.statusCode()).as(run.asString()).isEqualTo(201);
        return UUID.fromString(run.jsonPath().getString("id"));
    }
}
