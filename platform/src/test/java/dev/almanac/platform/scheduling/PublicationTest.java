package dev.almanac.platform.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.accounts.LoggedIn;
import dev.almanac.platform.buckets.Buckets;
import dev.almanac.platform.publishing.Synchroniser;
import dev.almanac.platform.runs.RunState;
import dev.almanac.platform.runs.RunView;
import dev.almanac.platform.runs.WatchdogByHand;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What jobs show, and how it is taken back, in the pages and in the buckets. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PublicationTest {

    private static final String STAMP = "mkdir -p output; echo $ALMANAC_RUN_ID > output/stamp.txt";

    @Inject
    WatchdogByHand watchdog;

    @Inject
    Synchroniser synchroniser;

    @Inject
    Buckets buckets;

    @Test
    void showsTheSameInTheBucketAsOnThePage() {
        TestJob job = TestJob.of(STAMP);
        UUID run = succeed(job);

        Objects bucket = buckets.publicBucket();
        String manifest = text(bucket, job.name() + "/manifest.json");

        JsonPath shown = JsonPath.from(manifest);
        assertThat(shown.getString("files[0].run")).isEqualTo(run.toString());
        assertThat(text(bucket, job.name() + "/" + shown.getString("files[0].path")))
                .isEqualTo(run + "\n");
        assertThat(text(bucket, job.name() + "/data/stamp.txt")).isEqualTo(run + "\n");
        assertThat(manifest(job).getMap("")).isEqualTo(shown.getMap(""));
    }

    @Test
    void accumulatesOrReplacesAsTheJobSays() {
        TestJob job = TestJob.of("mkdir output; echo 1 > output/one.txt");
        succeed(job);
        job.change(Map.of("code", job.upload("mkdir output; echo 2 > output/two.txt")));
        succeed(job);
        assertThat(names(job)).containsExactly("one.txt", "two.txt");

        job.change(Map.of("publicationMode", "REPLACE"));
        succeed(job);

        assertThat(names(job)).containsExactly("two.txt");
        assertThat(buckets.publicBucket().find(job.name() + "/data/one.txt")).isEmpty();
    }

    @Test
    void rollsBackAndForwardAgain() {
        TestJob job = TestJob.of(STAMP);
        UUID first = succeed(job);
        UUID second = succeed(job);

        assertThat(rollBack(job, 1).statusCode()).isEqualTo(200);
        assertThat(stamp(job)).isEqualTo(first + "\n");
        assertThat(states(job)).containsExactly("HELD", "CURRENT");
        assertThat(rollBack(job, 2).statusCode()).isEqualTo(200);
        assertThat(stamp(job)).isEqualTo(second + "\n");
        assertThat(rollBack(job, 99).statusCode()).isEqualTo(404);

        synchroniser.synchroniseAll();
        assertThat(text(buckets.publicBucket(), job.name() + "/data/stamp.txt")).isEqualTo(second + "\n");
    }

    @Test
    void withdrawsForGoodAndShowsTheNextBest() {
        TestJob job = TestJob.of(STAMP);
        UUID first = succeed(job);
        UUID second = succeed(job);

        Response withdrawn = job.owner().program().post(publications(job) + "/" + second + "/withdraw");

        assertThat(withdrawn.statusCode()).isEqualTo(200);
        assertThat(stamp(job)).isEqualTo(first + "\n");
        assertThat(LoggedIn.anonymous()
                        .get("/public/" + job.name() + "/runs/" + second)
                        .statusCode())
                .isEqualTo(404);
        assertThat(job.owner()
                        .program()
                        .post(publications(job) + "/" + second + "/withdraw")
                        .statusCode())
                .isEqualTo(409);
        synchroniser.synchroniseAll();
        try (var left = buckets.publicBucket().list(job.name() + "/runs/" + second + "/")) {
            assertThat(left).isEmpty();
        }
        assertThat(rollBack(job, 2).statusCode())
                .as("a roll-back does not bring it back")
                .isEqualTo(200);
        assertThat(names(job)).isEmpty();
    }

    @Test
    void makingAJobPrivateTakesItOutOfThePublicBucket() {
        TestJob job = TestJob.of(STAMP);
        UUID run = succeed(job);

        job.change(Map.of("visibility", "PRIVATE"));

        assertThat(LoggedIn.anonymous().get("/public/" + job.name()).statusCode())
                .isEqualTo(404);
        assertThat(LoggedIn.analyst()
                        .browser()
                        .get("/public/" + job.name() + "/data/stamp.txt")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stamp(job)).as("its owner still sees it").isEqualTo(run + "\n");
        synchroniser.synchroniseAll();
        try (var left = buckets.publicBucket().list(job.name() + "/")) {
            assertThat(left).isEmpty();
        }
        assertThat(text(buckets.privateBucket(), job.name() + "/data/stamp.txt"))
                .isEqualTo(run + "\n");
        assertThat(stamp(job)).isEqualTo(run + "\n");
    }

    @Test
    void tellsWhatAPublicationWasMadeFromButNoSecret() {
        TestJob job = TestJob.of(STAMP, Map.of("environment", Map.of("API_KEY", "swordfish")));
        UUID run = succeed(job);

        Response provenance = LoggedIn.anonymous().get("/public/" + job.name() + "/runs/" + run + "/provenance.json");

        JsonPath statement = provenance.jsonPath();
        assertThat(statement.getString("subject[0].name")).isEqualTo("stamp.txt");
        assertThat(statement.getString("subject[0].digest.sha256"))
                .isEqualTo(manifest(job).getString("files[0].sha256"));
        assertThat(statement.getList("predicate.buildDefinition.externalParameters.environmentNames"))
                .isEqualTo(List.of("API_KEY"));
        assertThat(provenance.asString())
                .doesNotContain("swordfish", job.owner().email());
        assertThat(LoggedIn.anonymous()
                        .get("/public/" + job.name() + "/runs/" + run)
                        .asString())
                .doesNotContain("swordfish", job.owner().email());
    }

    @Test
    void servesWhatUsersMadeInASandbox() {
        TestJob job =
                TestJob.of("mkdir output; echo '<script>1</script>' > output/x.html; cp output/x.html output/x.svg");
        succeed(job);

        Response html = LoggedIn.anonymous().get("/public/" + job.name() + "/data/x.html");
        Response svg = LoggedIn.anonymous().get("/public/" + job.name() + "/data/x.svg");

        assertThat(html.header("Content-Disposition")).startsWith("attachment");
        assertThat(html.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(svg.header("Content-Security-Policy")).startsWith("sandbox;").doesNotContain("script");
        assertThat(LoggedIn.anonymous()
                        .header("If-None-Match", svg.header("ETag"))
                        .get("/public/" + job.name() + "/data/x.svg")
                        .statusCode())
                .isEqualTo(304);
    }

    private UUID succeed(TestJob job) {
        RunView run = watchdog.untilOver(job.runNow());
        assertThat(run.state()).as(run.reason()).isEqualTo(RunState.SUCCEEDED);
        return run.id();
    }

    private static Response rollBack(TestJob job, int revision) {
        return job.owner()
                .program()
                .contentType(ContentType.JSON)
                .body(Map.of("revision", revision))
                .post(publications(job) + "/roll-back");
    }

    private static String publications(TestJob job) {
        return "/api/v1/jobs/" + job.name() + "/publications";
    }

    private static List<String> states(TestJob job) {
        return job.owner().program().get(publications(job)).jsonPath().getList("publications.state");
    }

    private static String stamp(TestJob job) {
        return job.owner()
                .browser()
                .get("/public/" + job.name() + "/data/stamp.txt")
                .asString();
    }

    private static JsonPath manifest(TestJob job) {
        return job.owner()
                .browser()
                .get("/public/" + job.name() + "/manifest.json")
                .jsonPath();
    }

    private static List<String> names(TestJob job) {
        return manifest(job).getList("files.name");
    }

    private static String text(Objects bucket, String key) {
        int length = Math.toIntExact(bucket.find(key).orElseThrow().sizeBytes());
        return new String(bucket.read(key, 0, length), UTF_8);
    }
}
