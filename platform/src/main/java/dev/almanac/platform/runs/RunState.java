package dev.almanac.platform.runs;

/** Where a run or an attempt stands. A run is where its latest attempt is, or queued or waiting while it has none. */
public enum RunState {
    /** It waits for its turn. */
    QUEUED,
    /** A worker is being had; the command has not begun. */
    STARTING,
    /** The command runs. */
    RUNNING,
    /** The command ended well; its output is being read and published. */
    COLLECTING,
    /** It waits until another attempt is made. */
    WAITING,
    /** Its output is published. */
    SUCCEEDED,
    /** The command ended with an exit code other than 0, or its output could not be published. */
    FAILED,
    /** The command was ended at its timeout. */
    TIMED_OUT,
    /** The command was ended because it needed more memory than its limit. */
    OUT_OF_MEMORY,
    /** Somebody cancelled it. */
    CANCELLED,
    /** The worker went away without a word. */
    LOST;

    /** Whether nothing more will happen to it. */
    public boolean isOver() {
        return switch (this) {
            case QUEUED, STARTING, RUNNING, COLLECTING, WAITING -> false;
            case SUCCEEDED, FAILED, TIMED_OUT, OUT_OF_MEMORY, CANCELLED, LOST -> true;
        };
    }

    /** What a run that is over did, to follow its name: {@code timed out}, {@code was lost}. */
    public String ended() {
        return switch (this) {
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case TIMED_OUT -> "timed out";
            case OUT_OF_MEMORY -> "ran out of memory";
            case CANCELLED -> "was cancelled";
            case LOST -> "was lost";
            case QUEUED, STARTING, RUNNING, COLLECTING, WAITING ->
                throw new IllegalStateException(this + " is no ending");
        };
    }
}
