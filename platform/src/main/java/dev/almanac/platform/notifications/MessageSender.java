package dev.almanac.platform.notifications;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Empties the outbox. A message is locked while it is sent, so no two nodes send it; a node that dies between sending
 * and noting so sends it again, under the same Message-ID, by which a mail program knows it as the same.
 */
@ApplicationScoped
class MessageSender {

    private static final Logger LOG = Logger.getLogger(MessageSender.class);
    // Longer than all the steps of a hand-over may take: a transaction that timed out would forget that a mail was
    // sent.
    private static final int TRANSACTION_SECONDS = 900;

    private final MailServer server;
    private final NotificationsConfig config;
    private final Clock clock;

    MessageSender(MailServer server, NotificationsConfig config, Clock clock) {
        this.server = server;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Tries each message that is due once.
     *
     * @return how many were tried
     */
    int sendDue() {
        int tried = 0;
        while (QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(this::sendNext)) {
            tried++;
        }
        return tried;
    }

    private boolean sendNext() {
        Optional<Message> due = Message.claimDue(clock.instant());
        due.ifPresent(this::send);
        return due.isPresent();
    }

    private void send(Message message) {
        try {
            if (server.isThere()) {
                server.send(message);
                LOG.infof("Sent %s to %s: %s", message.id(), message.recipient(), message.subject());
            } else {
                LOG.infof("No SMTP server is set; not sent to %s: %s", message.recipient(), message.subject());
            }
            message.sent();
        } catch (MessagingException e) {
            noteFailure(message, e);
        }
    }

    private void noteFailure(Message message, MessagingException failure) {
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
}
