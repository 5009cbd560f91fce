package dev.almanac.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.runs.RunState;
import dev.almanac.platform.runs.WatchdogByHand;
import dev.almanac.platform.time.SettableClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DueSlotsTest {

    private static final String QUICK = "mkdir output; echo $ALMANAC_DUE $ALMANAC_DATE > output/seen.txt";

    @Inject
    SettableClock clock;

    @Inject
    DueSlots due;

    @Inject
    WatchdogByHand watchdog;

    @BeforeEach
    void beginInTheMorning() {
        clock.set(Instant.parse("2031-05-10T08:00:00Z"));
    }

    @AfterEach
    void settleWhatIsDue() {
        clock.reset();
    }

    @Test
    void runsADueSlotOnceAndTellsTheCommandItsTimes() {
        TestJob job = TestJob.of(QUICK);
        clock.set(Instant.parse("2031-05-10T12:00:00Z"));

        takeAll();
        takeAll();

        assertThat(slots(job).getList("outcome")).containsExactly("RAN");
        assertThat(watchdog.untilOver(onlyRun(job)).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(job.owner()
                        .browser()
                        .get("/public/" + job.name() + "/data/seen.txt")
                        .asString())
                .isEqualTo("2031-05-10T12:00:00Z 2031-05-09\n");
    }

    @Test
    void runsTheNewestMissedSlotAndSaysOfTheOthersThatTheyWereMissed() {
        TestJob job = TestJob.of(QUICK);
        clock.advance(Duration.ofDays(3));

        takeAll();

        assertThat(slots(job).getList("outcome")).containsExactly("RAN", "MISSED", "MISSED");
        assertThat(slots(job).getList("due"))
                .containsExactly("2031-05-12T12:00:00Z", "2031-05-11T12:00:00Z", "2031-05-10T12:00:00Z");
        assertThat(slots(job).getString("reason[1]")).contains("Almanac was not running");
        watchdog.untilOver(onlyRun(job));
    }

    @Test
    void skipsASlotWhileTheLastRunGoesOn() {
        TestJob job = TestJob.of(QUICK);
        UUID running = job.runNow();
        clock.set(Instant.parse("2031-05-10T12:00:01Z"));

        takeAll();

        assertThat(slots(job).getList("outcome")).containsExactly("SKIPPED");
        assertThat(slots(job).getString("reason[0]")).contains(running.toString());
        watchdog.untilOver(running);
    }

    @Test
    void runNowEatsNoSlot() {
        TestJob job = TestJob.of(QUICK);
        watchdog.untilOver(job.runNow());
        clock.set(Instant.parse("2031-05-10T12:00:00Z"));

        takeAll();

        assertThat(slots(job).getList("outcome")).containsExactly("RAN");
        assertThat(runs(job).getList("cause")).containsExactly("DUE", "BY_HAND");
        watchdog.untilOver(UUID.fromString(runs(job).getString("id[0]")));
    }

    @Test
    void anEditNeverFiresThePast() {
        TestJob job = TestJob.of(QUICK);
        clock.set(Instant.parse("2031-05-10T11:00:00Z"));
        job.change(Map.of("time", "09:00"));

        takeAll();

        assertThat(slots(job).getList("due")).isEmpty();
        assertThat(job.owner()
                        .program()
                        .get("/api/v1/jobs/" + job.name())
                        .jsonPath()
                        .getString("nextDue"))
                .isEqualTo("2031-05-11T09:00:00Z");
    }

    @Test
    void aPausedJobIsNotDueAndAResumedOneGoesOnFromNow() {
        TestJob job = TestJob.of(QUICK);
        job.owner().program().post("/api/v1/jobs/" + job.name() + "/pause");
        clock.advance(Duration.ofDays(2));
        takeAll();
        assertThat(slots(job).getList("due")).isEmpty();

        job.owner().program().post("/api/v1/jobs/" + job.name() + "/resume");
        takeAll();

        assertThat(slots(job).getList("due")).isEmpty();
        assertThat(job.owner()
                        .program()
                        .get("/api/v1/jobs/" + job.name())
                        .jsonPath()
                        .getString("nextDue"))
                .isEqualTo("2031-05-12T12:00:00Z");
    }

    @Test
    void aDeletedJobIsNoLongerDueAndItsNameStaysReserved() {
        TestJob job = TestJob.of(QUICK);
        assertThat(job.owner().program().delete("/api/v1/jobs/" + job.name()).statusCode())
                .isEqualTo(204);
        clock.advance(Duration.ofDays(2));

        takeAll();

        assertThat(slots(job).getList("due")).isEmpty();
        assertThat(job.owner()
                        .program()
                        .post("/api/v1/jobs/" + job.name() + "/run")
                        .statusCode())
                .isEqualTo(409);
        assertThat(job.owner()
                        .program()
                        .contentType("application/json")
                        .body(Map.of("name", job.name(), "code", job.upload(QUICK)))
                        .post("/api/v1/jobs")
                        .jsonPath()
                        .getString("detail"))
                .contains("A deleted job had this name");
    }

    private void takeAll() {
        int taken;
        do {
            taken = due.take();
        } while (taken > 0);
    }

    private static JsonPath slots(TestJob job) {
        return job.owner()
                .program()
                .get("/api/v1/jobs/" + job.name() + "/slots")
                .jsonPath();
    }

    private static JsonPath runs(TestJob job) {
        return job.owner().program().get("/api/v1/jobs/" + job.name() + "/runs").jsonPath();
    }

    private static UUID onlyRun(TestJob job) {
        List<String> ids = runs(job).getList("id");
        assertThat(ids).hasSize(1);
        return UUID.fromString(ids.get(0));
    }
}
