package dev.almanac.platform.web;

/** What was sent is larger than the configured limit. */
public final class TooLargeProblem extends Problem {

    /** @param message one sentence that names the limit and, where known, the size that was sent */
    public TooLargeProblem(String message) {
        super(413, "Too large", message);
    }
}
