package dev.almanac.platform.jobs;

import org.jspecify.annotations.Nullable;

/** A code archive that no worker may be handed. The message says what was wrong, with which entry, and what to do. */
public final class UnacceptableArchiveException extends RuntimeException {

    private final @Nullable String entry;

    /**
     * Refuses an archive.
     *
     * @param entry the entry's name as it may be shown, or {@code null} where the archive as a whole is at fault
     * @param reason what was wrong and what to do, as one or two sentences
     */
    public UnacceptableArchiveException(@Nullable String entry, String reason) {
        super(entry == null ? reason : "The archive's entry \"" + entry + "\": " + reason);
        this.entry = entry;
    }

    public @Nullable String entry() {
        return entry;
    }
}
