package dev.almanac.platform.web;

/** The request was well formed, but the state of the thing does not permit it now. */
public final class ConflictProblem extends Problem {

    /** @param message one sentence that names the state and what would have to change */
    public ConflictProblem(String message) {
        super(409, "Not possible now", message);
    }
}
