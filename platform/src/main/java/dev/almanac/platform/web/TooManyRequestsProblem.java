package dev.almanac.platform.web;

import java.time.Duration;
import java.util.Map;

/** A limit on how often something may be tried was reached; the answer says when to try again. */
public final class TooManyRequestsProblem extends Problem {

    private final long retryAfterSeconds;

    /**
     * @param message one sentence that names what was tried too often
     * @param retryAfter how long to wait; rounded up to a whole second, at least one
     */
    public TooManyRequestsProblem(String message, Duration retryAfter) {
        super(429, "Too many tries", message);
        this.retryAfterSeconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Retry-After", Long.toString(retryAfterSeconds));
    }
}
