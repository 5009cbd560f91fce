package dev.almanac.platform.jobs;

/** Who may see what a job publishes. */
public enum Visibility {
    /** Everybody, without a log-in. */
    PUBLIC,
    /** The job's readers: its owner and the administrators. */
    PRIVATE
}
