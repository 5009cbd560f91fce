package dev.almanac.platform.web;

/** There is no such thing, or the caller may not know that there is: the two look the same from outside. */
public final class NotFoundProblem extends Problem {

    /** @param what the thing that was asked for, with its article: "a job named weekly-users" */
    public NotFoundProblem(String what) {
        super(404, "Not found", "There is no such page here, or you may not see it: " + what + ".");
    }
}
