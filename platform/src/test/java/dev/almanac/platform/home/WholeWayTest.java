package dev.almanac.platform.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.almanac.platform.RealBrowser;
import dev.almanac.platform.RealBrowser.View;
import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.accounts.LoggedIn;
import dev.almanac.platform.runs.WatchdogByHand;
import dev.almanac.platform.time.SettableClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMAInputStream;

/** From the log-in to the public file, in a real browser, with the example that ships and measurements made for it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WholeWayTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path COMMAND_LINE = PROJECT.resolve("mapreduce/bin/almanac");

    private Path scratch = Path.of(".");

    @Inject
    WatchdogByHand watchdog;

    @Inject
    SettableClock clock;

    @Test
    void anAnalystUploadsSchedulesRunsAndPublishes(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(PROJECT.resolve("mapreduce/target/almanac-cli")),
                "the command line is not packaged; mvn verify in the whole project does that first");
        scratch = folder;
        clock.reset();
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        Path archive = scratch.resolve("os-distribution.tar.gz");
        run(PROJECT.resolve("examples/os-distribution/package").toString(), archive.toString());
        makeMeasurements(yesterday);
        LoggedIn analyst = LoggedIn.analyst();

        try (RealBrowser browser = RealBrowser.start()) {
            Page page = browser.tab(View.DESKTOP_LIGHT);
            logIn(page, analyst);
            browser.check(page, "jobs-none");
            schedule(browser, page, archive);
            runNow(browser, page);
            page.navigate("/public/os-walk");
            browser.check(page, "public-job");
            Download download = page.waitForDownload(() -> page.evaluate(
                    "name => { const a = document.createElement('a'); a.href = '/public/os-walk/data/' + name;"
                            + " a.download = name; document.body.append(a); a.click(); }",
                    yesterday + ".csv"));
            assertThat(counts(Files.readAllLines(download.path()))).isEqualTo(trueCounts());
            page.getByText("provenance", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(page.getByText("./run.sh")).isVisible();
            browser.check(page, "publication");
            lookAtTheOthers(browser, analyst);
        }
    }

    private static void logIn(Page page, LoggedIn analyst) {
        page.navigate("/");
        page.getByLabel("E-mail address").fill(analyst.email());
        page.getByLabel("Password").fill(analyst.password());
        page.getByRole(AriaRole.BUTTON, named("Log in")).click();
        assertThat(page.getByText("No jobs yet.")).isVisible();
    }

    private static void schedule(RealBrowser browser, Page page, Path archive) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Schedule a job").setExact(true))
                .click();
        page.locator("#name").fill("Not a name");
        page.locator("#code").setInputFiles(archive);
        page.locator("#frequency").selectOption("monthly");
        page.locator("#dayOfMonth").fill("31");
        assertThat(page.locator("#preview")).containsText("in shorter months on the last day");
        assertThat(page.locator("#preview li")).hasCount(5);
        browser.check(page, "job-form");
        page.getByRole(AriaRole.BUTTON, named("Schedule the job")).click();

        assertThat(page.locator("#name-problem")).containsText("Use 2 to 63 lower-case letters");
        assertThat(page.locator("#code-hint strong")).isVisible();
        assertThat(page.locator("#dayOfMonth")).hasValue("31");
        browser.check(page, "job-form-refused");
        page.locator("#name").fill("os-walk");
        page.getByRole(AriaRole.BUTTON, named("Schedule the job")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("os-walk"))).isVisible();
        browser.check(page, "job-new");
    }

    private void runNow(RealBrowser browser, Page page) {
        page.getByRole(AriaRole.BUTTON, named("Run now")).click();
        assertThat(page.locator("#run-state")).containsText("queued");
        browser.check(page, "run-queued");
        watchdog.putFirst(UUID.fromString(page.url().replaceAll(".*/runs/", "")));
        Locator state = page.locator("#run-state");
        for (int i = 0; i < 600 && !state.textContent().contains("succeeded"); i++) {
            watchdog.tick();
            page.waitForTimeout(100);
        }
        assertThat(state).containsText("succeeded");
        assertThat(page.locator(".log")).containsText("records");
        browser.check(page, "run-succeeded");
    }

    private static void lookAtTheOthers(RealBrowser browser, LoggedIn analyst) {
        for (String address :
                List.of("/", "/jobs/os-walk", "/jobs/os-walk/edit", "/jobs/os-walk/publications", "/public")) {
            for (View view : View.values()) {
                Page tab = browser.tab(view, analyst);
                tab.navigate(address);
                browser.check(tab, "walk" + address.replace('/', '-') + "-" + view);
                tab.close();
            }
        }
    }

    private void makeMeasurements(LocalDate day) throws IOException, InterruptedException {
        String store = ConfigProvider.getConfig().getValue("almanac.workers.local.store", String.class);
        run(
                COMMAND_LINE.toString(),
                "generate",
                "telemetry",
                store,
                "--from",
                day.toString(),
                "--days",
                "1",
                "--records",
                "60",
                "--record-bytes",
                "8000",
                "--lines",
                scratch.resolve("lines").toString());
        run("chgrp", "-R", "--reference=" + store, store + "/telemetry");
    }

    /** Counted from the same measurements written as plain lines, with none of the code under test. */
    private Map<String, Integer> trueCounts() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.walk(scratch.resolve("lines"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String channel =
                        scratch.resolve("lines").relativize(file).toString().split("/", -1)[2];
                try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new LZMAInputStream(Files.newInputStream(file)), UTF_8))) {
                    for (String line : lines.lines().toList()) {
                        String system = json.readTree(line.substring(line.indexOf('\t') + 1))
                                .path("info")
                                .path("OS")
                                .asText();
                        counts.merge(channel + "," + system, 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static Map<String, Integer> counts(List<String> csv) {
        return csv.stream()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(',')),
                        line -> Integer.valueOf(line.substring(line.lastIndexOf(',') + 1)),
                        Integer::sum,
                        TreeMap::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(messages).isZero();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
