package dev.almanac.platform.embedded;

/** Almanac cannot start, for a reason that the person who starts it can mend; the message is one sentence for them. */
final class StartUpException extends Exception {

    StartUpException(String message) {
        super(message);
    }

    StartUpException(String message, Throwable cause) {
        super(message, cause);
    }
}
