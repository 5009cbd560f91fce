package dev.almanac.platform.runs;

/** Why a run was made. */
public enum RunCause {
    /** Its slot was due. */
    DUE("due by its schedule"),
    /** The data of its slot's day were sealed, or sealed anew. */
    SEAL_REVISION("the day's data were sealed anew"),
    /** Somebody asked for a range of past slots. */
    BACKFILL("backfill"),
    /** Somebody pressed “Run now”. */
    BY_HAND("run by hand");

    private final String words;

    RunCause(String words) {
        this.words = words;
    }

    /** The cause in words for a page. */
    public String words() {
        return words;
    }
}
