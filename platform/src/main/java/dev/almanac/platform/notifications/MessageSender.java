package dev.almanac.platform.notifications;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Empties the outbox. A message is locked while it is sent, so no two nodes send it; a node that dies between sending
 * and noting so sends it again, under the same Message-ID, by which a mail program knows it as the same.
 */
@ApplicationScoped
class MessageSender {

    private static final Logger LOG = Logger.getLogger(MessageSender.class);

    private static final String NO_SERVER = "none";

    private final ReactiveMailer mailer;
    private final NotificationsConfig config;
    private final Clock clock;
    private final boolean hasServer;

    MessageSender(
            ReactiveMailer mailer,
            NotificationsConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.mailer.host") String host) {
        this.mailer = mailer;
        this.config = config;
        this.clock = clock;
        this.hasServer = !host.equals(NO_SERVER);
    }

    /**
     * Tries each message that is due once.
     *
     * @return how many were tried
     */
    int sendDue() {
        int tried = 0;
        while (QuarkusTransaction.requiringNew().timeout(transactionSeconds()).call(this::sendNext)) {
            tried++;
        }
        return tried;
    }

    private int transactionSeconds() {
        return Math.toIntExact(config.patience().multipliedBy(2).toSeconds() + 1);
    }

    private boolean sendNext() {
        Optional<Message> due = Message.claimDue(clock.instant());
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(Message message) {
        try {
            if (hasServer) {
                // Well within the transaction, which would otherwise forget that the mail was sent.
                mailer.send(mail(message)).await().atMost(config.patience());
                LOG.infof("Sent %s to %s: %s", message.id(), message.recipient(), message.subject());
            } else {
                LOG.infof("No SMTP server is set; not sent to %s: %s", message.recipient(), message.subject());
            }
            message.sent();
        } catch (RuntimeException e) {
            noteFailure(message, e);
        }
    }

    private void noteFailure(Message message, RuntimeException failure) {
        int failures = message.tries() + 1;
        Duration wait = Message.waitAfter(failures, config.firstWait(), config.longestWait());
        Instant nextTry = clock.instant().plus(wait);
        message.failed(String.valueOf(failure.getMessage()), nextTry);
        if (failures >= config.maxTries()) {
            message.givenUp();
            LOG.errorf(
                    failure,
                    "Could not send %s to %s in %d tries; given up",
                    message.id(),
                    message.recipient(),
                    failures);
        } else {
            LOG.warnf(
                    "Could not send %s to %s, next try at %s: %s", message.id(), message.recipient(), nextTry, failure);
        }
    }

    private Mail mail(Message message) {
        return Mail.withText(message.recipient(), message.subject(), message.text())
                .setFrom(config.from())
                .addHeader("Message-ID", messageId(message.id()))
                // So that no vacation note comes back.
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private String messageId(UUID id) {
        String domain = config.from().substring(config.from().indexOf('@') + 1);
        return "<" + id + "@" + domain + ">";
    }
}
