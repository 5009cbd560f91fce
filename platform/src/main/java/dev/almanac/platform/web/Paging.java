package dev.almanac.platform.web;

/**
 * Which part of a long list is asked for.
 *
 * @param number the page, from 1
 * @param size rows on a page, 1 to {@value #MAX_SIZE}
 */
public record Paging(int number, int size) {

    public static final int MAX_SIZE = 200;
    private static final int USUAL_SIZE = 50;

    public Paging {
        InputFindings findings = new InputFindings();
        findings.require(number >= 1 && number <= 1_000_000, "page", "Page must be from 1 to 1000000.");
        findings.require(size >= 1 && size <= MAX_SIZE, "size", "Size must be from 1 to " + MAX_SIZE + ".");
        findings.refuseIfAny();
    }

    /** The page with the given number in the usual size. */
    public static Paging page(int number) {
        return new Paging(number, USUAL_SIZE);
    }

    /** The index for Panache, from 0. */
    public int index() {
        return number - 1;
    }
}
