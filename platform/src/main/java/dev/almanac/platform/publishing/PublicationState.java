package dev.almanac.platform.publishing;

/** How a publication stands to what its job shows now. */
public enum PublicationState {
    /** Taken out by a roll-back; a roll forward brings it again. */
    HELD,
    /** At least one of its files is current. */
    CURRENT,
    /** Later publications replaced all of its files. */
    SUPERSEDED,
    /** Removed on purpose, its files with it; it does not come back. */
    WITHDRAWN
}
