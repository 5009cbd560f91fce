package dev.almanac.platform.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.almanac.platform.RealBrowser;
import dev.almanac.platform.RealBrowser.View;
import dev.almanac.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccountsInBrowserTest {

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

    @ParameterizedTest
    @EnumSource(View.class)
    void everyPageIsReadableForEverybody(View view) {
        String suffix = "-" + view.name().toLowerCase(Locale.ROOT).replace('_', '-');
        LoggedIn admin = LoggedIn.admin();
        Page page = browser.tab(view, admin);
        for (String address : List.of(
                "/account",
                "/account/password",
                "/account/audit",
                "/admin/accounts",
                "/admin/audit",
                "/no-such-page")) {
            page.navigate(address);
            browser.check(page, address.substring(1).replace('/', '-') + suffix);
        }
        page.navigate("/account");
        page.getByLabel("Name of a new token").fill("x".repeat(60));
        page.getByLabel("Valid for days").fill("soon");
        page.getByRole(AriaRole.BUTTON, named("Make a token")).click();
        browser.check(page, "account-refused" + suffix);

        Page anonymous = browser.tab(view);
        anonymous.navigate("/login");
        browser.check(anonymous, "login" + suffix);
        anonymous.getByLabel("E-mail address").fill("nobody@example.org");
        anonymous.getByLabel("Password").fill("wrong");
        anonymous.keyboard().press("Enter");
        assertThat(anonymous.getByRole(AriaRole.ALERT)).containsText("is wrong");
        browser.check(anonymous, "login-refused" + suffix);
    }

    @Test
    void anAdministratorAddsAnAccountAndItsOwnerComesIn() {
        LoggedIn admin = LoggedIn.admin();
        String email = "new-" + admin.accountId() + "@example.org";
        Page admins = browser.tab(View.DESKTOP_LIGHT, admin);
        admins.navigate("/admin/accounts");
        admins.getByLabel("E-mail address").fill(email);
        admins.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Nele Neu");
        admins.getByRole(AriaRole.BUTTON, named("Add account")).click();
        String oneTime = admins.locator("code.secret").textContent();
        browser.check(admins, "admin-accounts-added");

        Page owners = browser.tab(View.DESKTOP_LIGHT);
        owners.navigate("/account/audit");
        owners.getByLabel("E-mail address").fill(email);
        owners.getByLabel("Password").fill(oneTime);
        owners.getByRole(AriaRole.BUTTON, named("Log in")).click();
        assertThat(owners.getByRole(AriaRole.HEADING, named("Change password"))).isVisible();
        browser.check(owners, "password-first-time");
        owners.getByLabel("Current password").fill(oneTime);
        owners.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("a password of my own");
        owners.getByLabel("New password again").fill("a password of my own");
        owners.getByRole(AriaRole.BUTTON, named("Change password")).click();
        assertThat(owners.getByRole(AriaRole.STATUS)).containsText("Your password was changed");

        owners.getByRole(AriaRole.BUTTON, named("Log out")).click();
        assertThat(owners.getByRole(AriaRole.HEADING, named("Log in"))).isVisible();
    }

    @Test
    void whatCannotBeUndoneIsAskedFirst() {
        Page page = browser.tab(View.DESKTOP_LIGHT, LoggedIn.analyst());
        List<String> questions = new ArrayList<>();
        page.onDialog(dialog -> {
            questions.add(dialog.message());
            dialog.dismiss();
        });
        page.navigate("/account");
        Locator revoke = page.getByRole(AriaRole.BUTTON, named("Revoke the token test"));
        revoke.click();
        assertThat(questions).singleElement().asString().startsWith("Revoke this token?");
        assertThat(revoke).isVisible();

        Page second = page.context().newPage();
        second.onDialog(Dialog::accept);
        second.navigate("/account");
        second.getByRole(AriaRole.BUTTON, named("Revoke the token test")).click();
        assertThat(second.getByRole(AriaRole.STATUS)).containsText("The token was revoked");
    }

    @Test
    void timesSayTheReadersOwnZoneOnHover() {
        Page page = browser.tab(View.DESKTOP_LIGHT, LoggedIn.analyst());
        page.navigate("/account");
        assertThat(page.locator("time").first().getAttribute("title")).matches(".*\\b(CET|CEST|GMT[+][12])$");
        assertThat(page.locator("time").first().textContent()).endsWith(" UTC");
    }

    @Test
    void theKeyboardReachesTheContentFirst() {
        Page page = browser.tab(View.DESKTOP_LIGHT, LoggedIn.analyst());
        page.navigate("/account");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to the content");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
