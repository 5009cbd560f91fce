package dev.almanac.platform.workers;

/** What a worker's command may reach. */
public enum Network {
    /** The outside; the platform and its parts stay out of reach where {@link WorkerCapabilities} says so. */
    OPEN,
    /** Nothing but itself. */
    NONE
}
