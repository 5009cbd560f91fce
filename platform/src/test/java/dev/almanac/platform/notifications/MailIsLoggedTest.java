package dev.almanac.platform.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** What happens to mail where no SMTP server is set. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MailIsLoggedTest {

    @Inject
    Notifications notifications;

    @Inject
    MessageSender sender;

    @Test
    void saysWhomItWouldHaveGoneToAndCountsAsSent() {
        // What other tests of the same database left.
        sender.sendDue();
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new PatternFormatter("%s").format(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(MessageSender.class.getName());
        log.addHandler(handler);
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> notifications.enqueue("ana@example.org", "Run failed", "…", "logged/1"));
            assertThat(sender.sendDue()).isEqualTo(1);
            assertThat(sender.sendDue()).isZero();
        } finally {
            log.removeHandler(handler);
        }
        assertThat(lines).singleElement().asString().contains("ana@example.org", "Run failed");
    }
}
