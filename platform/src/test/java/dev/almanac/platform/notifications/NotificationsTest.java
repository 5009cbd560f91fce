package dev.almanac.platform.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import dev.almanac.platform.TestDatabase;
import dev.almanac.platform.accounts.LoggedIn;
import dev.almanac.platform.time.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(TestMailServer.class)
class NotificationsTest {

    GreenMail server = new GreenMail();

    @Inject
    Notifications notifications;

    @Inject
    MessageSender sender;

    @Inject
    SettableClock clock;

    @BeforeEach
    void startWithAnEmptyOutbox() throws Exception {
        if (server.getSmtp() == null) {
            server.start();
        }
        server.purgeEmailFromAllMailboxes();
        QuarkusTransaction.requiringNew().run(() -> Message.deleteAll());
    }

    @Test
    void sendsAMailToTheHolderOfAnAccountOnce() throws Exception {
        LoggedIn ana = LoggedIn.analyst();
        String text = "Der Lauf schlug fehl: äöü 🔥\n.\nhttp://localhost:8080/runs/7";
        QuarkusTransaction.requiringNew()
                .run(() -> notifications.enqueue(
                        ana.accountId(), "Lauf von „os-share“ schlug fehl 🔥", text, "run/7/failed"));
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(sender.sendDue()).isZero();

        MimeMessage mail = onlyMail();
        assertThat(mail.getRecipients(RecipientType.TO)[0]).hasToString(ana.email());
        assertThat(mail.getFrom()[0]).hasToString("almanac@localhost");
        assertThat(mail.getSubject()).isEqualTo("Lauf von „os-share“ schlug fehl 🔥");
        assertThat(mail.getContent().toString().replace("\r\n", "\n")).isEqualTo(text);
        assertThat(mail.getHeader("Message-ID"))
                .containsExactly("<" + onlyMessage().id() + "@localhost>");
        assertThat(onlyMessage().state()).isEqualTo(Message.State.SENT);
    }

    @Test
    void isNotSentWhenWhatItTellsAboutDidNotHappen() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    notifications.enqueue("ana@example.org", "Run failed", "…", "run/7/failed");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessageContaining("rolled back");
        assertThat(sender.sendDue()).isZero();
    }

    @Test
    void dropsASecondMessageAboutTheSameThingWithoutDisturbingTheCaller() {
        QuarkusTransaction.requiringNew().run(() -> {
            notifications.enqueue("ana@example.org", "first", "…", "run/7/failed");
            notifications.enqueue("ana@example.org", "second", "…", "run/7/failed");
            notifications.enqueue("ana@example.org", "third", "…", "run/8/failed");
        });
        assertThat(sender.sendDue()).isEqualTo(2);
    }

    @Test
    void triesAgainLaterAndLaterUnderTheSameMessageId() throws Exception {
        enqueue("run/7/failed");
        server.stop();
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(onlyMessage().state()).isEqualTo(Message.State.WAITING);
        assertThat(onlyMessage().lastError()).isPresent();
        assertThat(onlyMessage().nextTryAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(sender.sendDue()).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(onlyMessage().nextTryAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));

        server.start();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(onlyMail().getHeader("Message-ID"))
                .containsExactly("<" + onlyMessage().id() + "@localhost>");
        assertThat(onlyMessage().tries()).isEqualTo(3);
    }

    @Test
    void givesUpAfterTwelveTriesAndGoesOnWithOthers() {
        enqueue("run/7/failed");
        server.stop();
        for (int i = 0; i < 12; i++) {
            assertThat(sender.sendDue()).isEqualTo(1);
            clock.advance(Duration.ofHours(4));
        }
        assertThat(onlyMessage().state()).isEqualTo(Message.State.GIVEN_UP);
        assertThat(sender.sendDue()).isZero();
    }

    @Test
    void isSentOnceWhenSeveralNodesLookAtTheOutboxTogether() throws Exception {
        for (int i = 0; i < 30; i++) {
            enqueue("run/" + i + "/failed");
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> looks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            looks.add(sender::sendDue);
        }
        for (Future<Integer> look : nodes.invokeAll(looks)) {
            look.get();
        }
        nodes.shutdown();
        assertThat(server.getReceivedMessages()).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Run\r\nBcc: all@example.org", "Run\nfailed", "Run\0", "Run\u0085failed"})
    void refusesASubjectThatWouldBeSeveralHeaders(String subject) {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> notifications.enqueue("ana@example.org", subject, "…", "key")))
                .hasStackTraceContaining("subject must be one line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ana", "ana@example.org, bob@example.org", "ana@example.org\r\nBcc: x@y", "<ana@example.org>"
            })
    void refusesARecipientThatIsNotOnePlainAddress(String recipient) {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> notifications.enqueue(recipient, "Run failed", "…", "key")))
                .hasStackTraceContaining("recipient must be one plain e-mail address");
    }

    @Test
    void countsAServerThatHangsAsAFailureAndRecoversWhenItAnswers() throws Exception {
        enqueue("run/7/failed");
        int port = server.getSmtp().getPort();
        server.stop();
        try (ServerSocket silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            assertThat(silent.isBound()).isTrue();
            assertThat(sender.sendDue()).isEqualTo(1);
        }
        assertThat(onlyMessage().state()).isEqualTo(Message.State.WAITING);
        assertThat(onlyMessage().tries()).isEqualTo(1);
        server.start();
        clock.advance(Duration.ofMinutes(1));
        assertThat(sender.sendDue()).isEqualTo(1);
        assertThat(onlyMail().getSubject()).isEqualTo("Run failed");
    }

    @Test
    void waitsNeverLongerThanTheLongestWait() {
        Duration longest = Duration.ofHours(4);
        assertThat(Message.waitAfter(1, Duration.ofMinutes(1), longest)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Message.waitAfter(5, Duration.ofMinutes(1), longest)).isEqualTo(Duration.ofMinutes(16));
        assertThat(Message.waitAfter(1_000_000, Duration.ofMinutes(1), longest)).isEqualTo(longest);
    }

    private void enqueue(String dedupKey) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        notifications.enqueue("ana@example.org", "Run failed", "about " + UUID.randomUUID(), dedupKey));
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static Message onlyMessage() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Message.<Message>findAll().singleResult());
    }
}
