package dev.almanac.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.almanac.platform.RealBrowser;
import dev.almanac.platform.RealBrowser.View;
import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ScriptInBrowserTest {

    private static RealBrowser browser;

    @BeforeAll
    static void start() {
        browser = RealBrowser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anUploadShowsItsProgressAndGoesOnToWhereItLeads() {
        Page page = browser.tab(View.DESKTOP_LIGHT);
        page.navigate("/test/upload");
        page.evaluate("window.shown = []; new MutationObserver(() => shown.push("
                + "document.querySelector('.upload-progress span').textContent))"
                + ".observe(document.querySelector('.upload-progress'), {subtree: true, childList: true});"
                + "window.addEventListener('beforeunload', () => sessionStorage.setItem('shown', shown.join('|')))");
        send(page, 3_000_000);
        assertThat(page.locator("main")).hasText("stored");
        assertThat(page.evaluate("sessionStorage.getItem('shown')").toString()).contains("Sent; being checked");
    }

    @Test
    void aRefusedUploadComesBackWithItsMessageInPlace() {
        Page page = browser.tab(View.DESKTOP_LIGHT);
        page.navigate("/test/upload");
        send(page, 10);
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("too small");
        assertThat(page.locator("button")).isEnabled();
        send(page, 3_000);
        assertThat(page.locator("main")).hasText("stored");
    }

    @Test
    void aBrokenConnectionIsSaidAndCanBeTriedAgain() {
        Page page = browser.tab(View.DESKTOP_LIGHT);
        page.navigate("/test/upload");
        page.route("**/test/upload", route -> route.abort());
        send(page, 3_000);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The connection broke");
        page.unroute("**/test/upload");
        page.locator("button").click();
        assertThat(page.locator("main")).hasText("stored");
    }

    @Test
    void whatWasSmuggledIntoAPageNeitherRunsNorChangesItsLooks() {
        Page page = browser.tab(View.DESKTOP_LIGHT);
        page.navigate("/login");
        page.evaluate("() => { const script = document.createElement('script');"
                + " script.textContent = 'document.title = \"taken over\"'; document.body.append(script);"
                + " document.body.insertAdjacentHTML('beforeend',"
                + " '<p id=smuggled style=\"display: none\" onclick=\"document.title = 1\">smuggled</p>'); }");
        assertThat(page.locator("#smuggled")).isVisible();
        page.locator("#smuggled").click();
        assertThat(page).hasTitle("Log in – Almanac");
    }

    private static void send(Page page, int sizeBytes) {
        page.setInputFiles("input[type=file]", new FilePayload("code.tar", "application/x-tar", new byte[sizeBytes]));
        page.locator("button").click();
    }
}
