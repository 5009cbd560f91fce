package dev.almanac.platform.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How mail is sent. */
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

    /** How long to wait after the first failure; doubles with each further one. */
    @WithDefault("1M")
    Duration firstWait();

    /** The longest wait between two tries. */
    @WithDefault("4H")
    Duration longestWait();

    /** Tries before a message is given up, at least 1; 12 take most of a day with the default waits. */
    @WithDefault("12")
    int maxTries();

    /** The server that mail is handed to. */
    Smtp smtp();

    interface Smtp {

        /** The server's name or address. Without it mail is only logged, and counts as sent. */
        Optional<String> host();

        /** The server's port. */
        @WithDefault("25")
        int port();

        /** Whether the connection is encrypted: {@code none}, {@code start-tls} (required then) or {@code always}. */
        @WithDefault("none")
        Tls tls();

        /** The user to log in to the server as; without it no log-in. */
        Optional<String> user();

        /** That user's password. */
        Optional<String> password();

        /** How long the server may take for each step before the try counts as failed. */
        @WithDefault("20S")
        Duration patience();
    }

    enum Tls {
        NONE,
        START_TLS,
        ALWAYS
    }
}
