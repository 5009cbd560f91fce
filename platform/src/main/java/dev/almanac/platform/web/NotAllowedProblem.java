package dev.almanac.platform.web;

/** The caller is known and may see the thing, but not do this to it. */
public final class NotAllowedProblem extends Problem {

    /** @param message one sentence that says what is not allowed and who may do it */
    public NotAllowedProblem(String message) {
        super(403, "Not allowed", message);
    }
}
