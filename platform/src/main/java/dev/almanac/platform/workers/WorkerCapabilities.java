package dev.almanac.platform.workers;

import java.util.List;

/** What a provider really enforces on the machine it works on, to be shown to those who run code there. */
public record WorkerCapabilities(List<Guarantee> guarantees) {

    /** One thing that a worker may be held to. */
    public enum Protection {
        /** The command runs as an unprivileged user without capabilities. */
        USER,
        /** Nothing of the worker survives its end, and it sees no process but its own. */
        PROCESSES,
        /** It sees the system's programs, the store and its own directory, and can write only the last. */
        FILES,
        /** Network {@code NONE} reaches nothing. */
        NETWORK_NONE,
        /** Network {@code OPEN} does not reach the platform, its database and its object store. */
        NETWORK_INSIDE,
        /** The limit on memory holds. */
        MEMORY,
        /** The limit on the number of processes holds. */
        PROCESS_COUNT,
        /** The limit on the size of one file holds. */
        FILE_SIZE,
        /** The space that the worker's files take together is limited. */
        DISK
    }

    /**
     * Whether one protection holds.
     *
     * @param explanation by what it holds, or why it does not, as a sentence for people
     */
    public record Guarantee(Protection protection, boolean enforced, String explanation) {}

    public WorkerCapabilities {
        guarantees = List.copyOf(guarantees);
    }

    /** Whether the protection holds; one that the provider says nothing about does not. */
    public boolean enforces(Protection protection) {
        return guarantees.stream().anyMatch(guarantee -> guarantee.protection() == protection && guarantee.enforced());
    }
}
