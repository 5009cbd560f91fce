package dev.almanac.platform.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.accounts.LoggedIn;
import dev.almanac.platform.runs.RunState;
import dev.almanac.platform.runs.RunView;
import dev.almanac.platform.runs.WatchdogByHand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of a run from the upload to the public page, on the real local worker, PostgreSQL and S3. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RunPathTest {

    @Inject
    WatchdogByHand watchdog;

    @Inject
    EntityManager database;

    @Test
    void publishesWhatASuccessfulRunMade() {
        TestJob job = TestJob.of("mkdir output; echo 'os,count' > output/$ALMANAC_DATE.csv; echo done");

        RunView run = watchdog.untilOver(job.runNow());

        assertThat(run.state()).as(run.reason()).isEqualTo(RunState.SUCCEEDED);
        assertThat(log(job, run.id())).isEqualTo("done\n");
        Response manifest = LoggedIn.anonymous().get("/public/" + job.name() + "/manifest.json");
        String name = manifest.jsonPath().getString("files[0].name");
        assertThat(name).matches("\\d{4}-\\d\\d-\\d\\d\\.csv");
        Response file = LoggedIn.anonymous().get("/public/" + job.name() + "/data/" + name);
        assertThat(file.asString()).isEqualTo("os,count\n");
        assertThat(file.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(file.headers().getValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 3                                        | The command ended with exit code 3.",
                "kill -9 $$                                    | The command was ended by signal KILL (exit code 137).",
                "true                                          | there is no such directory",
                "mkdir output                                  | The output directory is empty",
                "touch output                                  | it is a file, not a directory",
                "mkdir output; ln -s /etc/passwd output/x      | “x”: it is a symbolic link",
                "mkdir output; mkfifo output/x                 | “x”: it is a named pipe",
                "mkdir output; touch $'output/a\\nb'           | a control character",
                "mkdir output; touch $'output/\\xff'           | no valid UTF-8",
            })
    void publishesNothingOfARunThatFails(String script, String reason) {
        TestJob job = TestJob.of(script);

        RunView run = watchdog.untilOver(job.runNow());

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).contains(reason);
        assertThat(files(job)).isZero();
    }

    @Test
    void publishesNamesAsTheyAre() {
        TestJob job = TestJob.of(
                "mkdir -p output/ü; cd output; for n in 'a b' \"q'\\\"q\" '$(x)' 'c;d' '100%' 'ü/é ☃' 'a&b?c#d'; do echo \"$n\" > \"$n\"; done");

        RunView run = watchdog.untilOver(job.runNow());

        assertThat(run.state()).as(run.reason()).isEqualTo(RunState.SUCCEEDED);
        for (String name : new String[] {"a b", "q'\"q", "$(x)", "c;d", "100%", "ü/é ☃", "a&b?c#d"}) {
            Response file = LoggedIn.anonymous()
                    .urlEncodingEnabled(false)
                    .get("/public/" + job.name() + "/data/" + encoded(name));
            assertThat(file.asString()).as(name).isEqualTo(name + "\n");
        }
    }

    @Test
    void refusesAFileWhereAFolderWasPublished() {
        TestJob job = TestJob.of("mkdir -p output/a; echo 1 > output/a/b");
        assertThat(watchdog.untilOver(job.runNow()).state()).isEqualTo(RunState.SUCCEEDED);
        job.change(Map.of("code", job.upload("mkdir output; echo 2 > output/a")));

        RunView run = watchdog.untilOver(job.runNow());

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.reason()).contains("“a” would be both a file and a folder (of “a/b”)");
        assertThat(files(job)).isOne();
    }

    @Test
    void cancelsARunAndKeepsItsLog() {
        TestJob job = TestJob.of("echo before; exec sleep 600", Map.of("timeoutMinutes", 1));
        UUID id = job.runNow();
        watchdog.untilLogged(id, "before\n".length());

        Response cancelled = job.owner().program().post("/api/v1/runs/" + id + "/cancel");

        assertThat(cancelled.statusCode()).isEqualTo(200);
        RunView run = watchdog.untilOver(id);
        assertThat(run.state()).isEqualTo(RunState.CANCELLED);
        assertThat(log(job, id)).startsWith("before\n");
    }

    @Test
    void writesToTheOwnerOfARunThatFailedOnceAndNotOfOneThatSucceeded() {
        TestJob bad = TestJob.of("exit 3");
        TestJob good = TestJob.of("mkdir output; touch output/empty.txt");

        RunView failed = watchdog.untilOver(bad.runNow());
        RunView succeeded = watchdog.untilOver(good.runNow());

        assertThat(mail(failed)).singleElement().satisfies(row -> {
            assertThat(row[0]).isEqualTo(bad.owner().email());
            assertThat(row[1])
                    .asString()
                    .startsWith(bad.name() + ": the run for ")
                    .endsWith(" failed");
            assertThat(row[2]).asString().contains("The command ended with exit code 3.", "/runs/" + failed.id());
        });
        assertThat(mail(succeeded)).isEmpty();
    }

    @SuppressWarnings("unchecked") // a native query knows no types
    private List<Object[]> mail(RunView run) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        "SELECT recipient, subject, text FROM message WHERE dedup_key = ?1", Object[].class)
                .setParameter(1, "run/" + run.id() + "/ended")
                .getResultList());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    private static String log(TestJob job, UUID run) {
        return job.owner().program().get("/api/v1/runs/" + run + "/log").asString();
    }

    private static int files(TestJob job) {
        return LoggedIn.anonymous()
                .get("/public/" + job.name() + "/manifest.json")
                .jsonPath()
                .getList("files")
                .size();
    }
}
