package dev.almanac.platform.jobs;

final class ArchiveCheck {
    private ArchiveCheck() {}

    static ArchiveSummary check(java.io.InputStream in, ArchiveLimits limits)
            throws java.io.IOException, UnacceptableArchiveException {
        throw new java.io.IOException("stub");
    }
}
