package dev.almanac.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.almanac.platform.accounts.LoggedIn;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium that walks through the running application. {@link #check} is what every page must pass: readable for
 * everybody, in light and dark, on a phone, and nothing on it that the Content-Security-Policy stops. Where Chromium is
 * missing the test is skipped with the reason; in CI it fails.
 */
public final class RealBrowser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("ALMANAC_CHROMIUM", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int TIMEOUT_MILLIS = 15_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private RealBrowser(Playwright playwright) {
        this.playwright = playwright;
        // No sandbox, because tests run as root in many places; the pages are our own.
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    /** Starts Chromium, or skips the test that asks. */
    public static RealBrowser start() {
        boolean isThere = Files.isExecutable(CHROMIUM);
        if (!isThere && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI must have Chromium, but " + CHROMIUM + " is not there");
        }
        Assumptions.assumeTrue(isThere, CHROMIUM + " is not there; install Chromium or set ALMANAC_CHROMIUM");
        return new RealBrowser(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** How a page is looked at. */
    public enum View {
        DESKTOP_LIGHT(1280, ColorScheme.LIGHT),
        DESKTOP_DARK(1280, ColorScheme.DARK),
        PHONE_LIGHT(360, ColorScheme.LIGHT),
        PHONE_DARK(360, ColorScheme.DARK);

        private final int widthPixels;
        private final ColorScheme scheme;

        View(int widthPixels, ColorScheme scheme) {
            this.widthPixels = widthPixels;
            this.scheme = scheme;
        }
    }

    /** A new tab for an anonymous reader, with nothing kept from other tabs. */
    public Page tab(View view) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base())
                .setViewportSize(view.widthPixels, 800)
                .setColorScheme(view.scheme)
                .setAcceptDownloads(true)
                .setTimezoneId("Europe/Berlin")
                .setLocale("en-GB"));
        Page page = context.newPage();
        page.setDefaultTimeout(TIMEOUT_MILLIS);
        page.onConsoleMessage(message -> {
            // The browser also complains of each answer above 399; tests provoke those on purpose.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** A new tab in which somebody is logged in. */
    public Page tab(View view, LoggedIn who) {
        Page page = tab(view);
        page.context().addCookies(List.of(new Cookie("almanac-log-in", who.cookie()).setUrl(base())));
        return page;
    }

    /** Saves a picture of the page and asks of it what is asked of every page. */
    public void check(Page page, String name) {
        picture(page, name);
        assertThat(complaints).as("what the browser complains of").isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels that %s is wider than its window", name)
                .isEqualTo(0);
        assertThat(violations(page))
                .as("violations of accessibility on %s", name)
                .isEmpty();
    }

    /** Saves a picture of the whole page as {@code target/screenshots/<name>.png}. */
    public void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private static List<?> violations(Page page) {
        page.evaluate(axe());
        Object found = page.evaluate("axe.run().then(result => result.violations.flatMap(rule =>"
                + " rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary)))");
        return (List<?>) found;
    }

    private static String axe() {
        try (InputStream script = RealBrowser.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path of the tests");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read axe.min.js", e);
        }
    }

    private static String base() {
        return "http://localhost:" + RestAssured.port;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
