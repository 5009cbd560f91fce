package dev.almanac.platform.jobs;

/** What a successful run does to the files that the job has published before. */
public enum PublicationMode {
    /** Files of the same name are replaced, unless they came from a later slot; all others stay. */
    ACCUMULATE,
    /** The files of the newest slot are all there is. */
    REPLACE
}
