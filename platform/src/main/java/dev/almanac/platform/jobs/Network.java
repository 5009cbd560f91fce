package dev.almanac.platform.jobs;

/** What a run may reach over the network. */
public enum Network {
    /** The internet, but not the platform's own parts where the worker can keep them out of reach. */
    OPEN,
    /** Nothing. */
    NONE
}
