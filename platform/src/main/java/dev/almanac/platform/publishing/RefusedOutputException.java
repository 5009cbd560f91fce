package dev.almanac.platform.publishing;

/** What a run left cannot be published; the message says which file and what to do. Nothing of it became visible. */
public final class RefusedOutputException extends Exception {

    public RefusedOutputException(String message) {
        super(message);
    }
}
