package dev.almanac.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.accounts.LoggedIn;
import dev.almanac.platform.web.Paging;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class AuditTest {

    private static final Paging FIRST = Paging.page(1);

    @Inject
    Audit audit;

    @Test
    void keepsWhatWasDoneWithItsDetails() {
        UUID ana = UUID.randomUUID();
        Actor who = Actor.account(ana, "ana@example.org");
        record(who, "paused", new Subject("job", "7", "os-share"), Map.of("reason", "\"quotes\" & <tags>"));
        AuditLine line = audit.lines(AuditFilter.by(ana), FIRST).items().get(0);
        assertThat(line.who()).isEqualTo(who);
        assertThat(line.what()).isEqualTo("paused");
        assertThat(line.subject()).isEqualTo(new Subject("job", "7", "os-share"));
        assertThat(line.details()).containsExactly(Map.entry("reason", "\"quotes\" & <tags>"));
    }

    @Test
    void goesWithTheTransactionOfWhatItTellsAbout() {
        UUID ana = UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    audit.record(Actor.account(ana, "ana@example.org"), "paused", subject());
                    throw new IllegalStateException("the pause failed");
                }))
                .hasMessageContaining("the pause failed");
        assertThat(audit.lines(AuditFilter.by(ana), FIRST).items()).isEmpty();
        assertThatThrownBy(() -> audit.record(Actor.SYSTEM, "paused", subject()))
                .isInstanceOf(TransactionalException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set what = 'nothing'",
                "delete from audit_entry",
                "truncate audit_entry",
                "delete from audit_entry where false"
            })
    void theDatabaseRefusesToChangeOrDeleteEntries(String statement) {
        record(Actor.SYSTEM, "paused", subject(), Map.of());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> AuditEntry.getEntityManager()
                        .createNativeQuery(statement)
                        .executeUpdate()))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void filtersTakeWildcardsAsPlainText() {
        String kind = "kind-" + UUID.randomUUID();
        record(
                Actor.account(UUID.randomUUID(), "a_b@example.org"),
                "added",
                new Subject(kind, "1", "100% of it"),
                Map.of());
        record(
                Actor.account(UUID.randomUUID(), "axb@example.org"),
                "added",
                new Subject(kind, "2", "Half of it!"),
                Map.of());
        assertThat(names(new AuditFilter(null, "a_b", kind, null))).containsExactly("100% of it");
        assertThat(names(new AuditFilter(null, null, kind, "0%"))).containsExactly("100% of it");
        assertThat(names(new AuditFilter(null, null, kind, "IT!"))).containsExactly("Half of it!");
        assertThat(names(new AuditFilter(null, null, kind, "2"))).containsExactly("Half of it!");
        assertThat(names(new AuditFilter(null, " ", kind, ""))).containsExactly("Half of it!", "100% of it");
        assertThat(names(new AuditFilter(null, null, "' or 1=1 --", null))).isEmpty();
    }

    @Test
    void thePageOfAnAdministratorShowsAllAndKeepsTheFilterOverPages() {
        String kind = "kind " + UUID.randomUUID();
        for (int i = 0; i < 51; i++) {
            record(Actor.SYSTEM, "swept", new Subject(kind, "1", "<i>room</i> " + i), Map.of());
        }
        String page = LoggedIn.admin()
                .browser()
                .queryParam("kind", kind)
                .get("/admin/audit")
                .asString();
        assertThat(page)
                .contains("the system", "&lt;i&gt;room&lt;/i&gt; 50", "Page 1 of 2")
                .contains("kind=" + kind.replace(" ", "+") + "&amp;subject=&amp;page=2")
                .doesNotContain("<i>room", "&lt;/i&gt; 0<");
    }

    @Test
    void readersSeeWhatTheyDidAndNothingElse() {
        LoggedIn ana = LoggedIn.analyst();
        LoggedIn bob = LoggedIn.analyst();
        String page = ana.browser().get("/account/audit").asString();
        assertThat(page).contains("logged in").contains(ana.email()).doesNotContain(bob.email());
        List<String> who = ana.program().get("/api/v1/audit/own").jsonPath().getList("items.who.email", String.class);
        assertThat(who).containsOnly(ana.email());
    }

    private List<String> names(AuditFilter filter) {
        return audit.lines(filter, FIRST).items().stream()
                .map(line -> line.subject().name())
                .toList();
    }

    private void record(Actor who, String what, Subject subject, Map<String, String> details) {
        QuarkusTransaction.requiringNew().run(() -> audit.record(who, what, subject, details));
    }

    private static Subject subject() {
        return new Subject("job", "7", "os-share");
    }
}
