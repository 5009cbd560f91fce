package dev.almanac.platform.web;

import java.util.Map;

/**
 * A refusal that the caller can understand and act on: the only family of exceptions that is answered with a 4xx
 * status. A browser gets it as a page, a program as {@code application/problem+json}. The message is shown to the
 * caller, so it holds nothing that the caller may not know.
 */
public abstract sealed class Problem extends RuntimeException
        permits ConflictProblem,
                InvalidInputProblem,
                NotAllowedProblem,
                NotFoundProblem,
                TooLargeProblem,
                TooManyRequestsProblem {

    private final int status;
    private final String title;
    private final String detail;

    Problem(int status, String title, String message) {
        super(message);
        this.status = status;
        this.title = title;
        this.detail = message;
    }

    /** The HTTP status, 400 to 499. */
    public int status() {
        return status;
    }

    /** What kind of refusal this is, the same words for every problem of the type. */
    public String title() {
        return title;
    }

    /** What happened this time; the same as the message. */
    public String detail() {
        return detail;
    }

    /** What to do about each wrong field, by the field's name; empty unless input was wrong. */
    public Map<String, String> fields() {
        return Map.of();
    }

    /** Further headers of the answer, by name. */
    public Map<String, String> headers() {
        return Map.of();
    }
}
