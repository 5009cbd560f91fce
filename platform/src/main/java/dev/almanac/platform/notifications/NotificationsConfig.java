package dev.almanac.platform.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How mail is sent. The SMTP server itself is set by {@code quarkus.mailer.*}; where its host is {@code none}, mail is
 * logged.
 */
@ConfigMapping(prefix = "almanac.notifications")
interface NotificationsConfig {

    /** The address that mail comes from; its part after the @ also ends the Message-ID. */
    @WithDefault("almanac@localhost")
    String from();

    /** Whether this node sends mail at all; another node may do so. */
    @WithDefault("true")
    boolean sending();

    /** How often the outbox is looked at. */
    @WithDefault("5S")
    Duration every();

    /** How long the SMTP server may take for one message before the try counts as failed. */
    @WithDefault("30S")
    Duration patience();

    /** How long to wait after the first failure; doubles with each further one. */
    @WithDefault("1M")
    Duration firstWait();

    /** The longest wait between two tries. */
    @WithDefault("4H")
    Duration longestWait();

    /** Tries before a message is given up, at least 1; 12 take most of a day with the default waits. */
    @WithDefault("12")
    int maxTries();
}
