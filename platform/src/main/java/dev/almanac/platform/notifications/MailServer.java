package dev.almanac.platform.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

/**
 * The SMTP server that mail is handed to. Each mail has a connection of its own with a time limit on every step: the
 * client that comes with Quarkus keeps connections in a pool, which stayed empty for good once a server had hung.
 */
@ApplicationScoped
class MailServer {

    private final NotificationsConfig config;
    private final Clock clock;
    private final Session session;

    MailServer(NotificationsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.session = session(config);
    }

    /** Whether one is set at all. */
    boolean isThere() {
        return config.smtp().host().isPresent();
    }

    /**
     * Hands one mail over; when this returns, the server has taken charge of it.
     *
     * @throws MessagingException when it has not, or did not say so in time
     */
    void send(Message message) throws MessagingException {
        Transport.send(mail(message));
    }

    private MimeMessage mail(Message message) throws MessagingException {
        String charset = StandardCharsets.UTF_8.name();
        MimeMessage mail = new WithMessageId(session, message.id());
        mail.setFrom(new InternetAddress(config.from()));
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.recipient()));
        mail.setSubject(message.subject(), charset);
        mail.setText(message.text(), charset);
        mail.setSentDate(Date.from(clock.instant()));
        // So that no vacation note comes back.
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static Session session(NotificationsConfig config) {
        NotificationsConfig.Smtp smtp = config.smtp();
        String millis = Long.toString(smtp.patience().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", smtp.host().orElse(""));
        properties.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
        properties.setProperty("mail.smtp.from", config.from());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(smtp.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(smtp.tls() == NotificationsConfig.Tls.ALWAYS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = smtp.tls() == NotificationsConfig.Tls.START_TLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        smtp.user().orElse(""), smtp.password().orElse(""));
            }
        });
    }

    /** A mail whose Message-ID is the same whenever the message is sent. */
    private final class WithMessageId extends MimeMessage {

        private final UUID id;

        WithMessageId(Session session, UUID id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            String domain = config.from().substring(config.from().indexOf('@') + 1);
            setHeader("Message-ID", "<" + id + "@" + domain + ">");
        }
    }
}
