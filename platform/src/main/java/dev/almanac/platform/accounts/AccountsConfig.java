package dev.almanac.platform.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people log in. */
@ConfigMapping(prefix = "almanac.accounts")
interface AccountsConfig {

    /** How long a browser stays logged in. */
    LogInLifetime logIn();

    /** What a password costs to check: more makes guessing dearer, and every log-in slower. */
    PasswordCost password();

    /** How often a log-in may be tried. */
    Tries tries();

    interface LogInLifetime {

        /** A log-in ends this long after it was made, whatever happens. */
        @WithDefault("30D")
        Duration lifetime();

        /** A log-in ends after this long without a request; at least two minutes, for use is noted once a minute. */
        @WithDefault("7D")
        Duration idle();
    }

    interface PasswordCost {

        /** Memory that Argon2id fills for one password, in KiB. */
        @WithDefault("19456")
        int memoryKib();

        /** How often Argon2id goes over that memory. */
        @WithDefault("2")
        int passes();

        /** Lanes that Argon2id divides the memory into. */
        @WithDefault("1")
        int lanes();

        /** How many passwords are checked at the same time; the rest wait. Bounds the memory: this times memory-kib. */
        @WithDefault("4")
        int atOnce();

        /** How long a log-in waits for its turn before it is told to try again. */
        @WithDefault("10S")
        Duration patience();
    }

    interface Tries {

        /** Wrong tries are counted over this time. */
        @WithDefault("15M")
        Duration window();

        /** Wrong tries for one e-mail address from one network address within the window. */
        @WithDefault("5")
        int perEmailAndAddress();

        /** Wrong tries from one network address (for IPv6: from one /64 network) within the window. */
        @WithDefault("30")
        int perAddress();

        /**
         * Wrong tries for one e-mail address from anywhere are counted over this time: short, for it locks its owner
         * out too.
         */
        @WithDefault("1M")
        Duration emailWindow();

        /** Wrong tries for one e-mail address from anywhere within the e-mail window. */
        @WithDefault("20")
        int perEmail();
    }
}
