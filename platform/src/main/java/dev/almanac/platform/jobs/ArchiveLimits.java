package dev.almanac.platform.jobs;

/**
 * How large a code archive may be and become.
 *
 * @param archiveBytes as uploaded
 * @param unpackedBytes the tar inside, with its headers
 * @param entries files, links and directories, also those that are only on the way to others
 * @param ratio unpacked bytes for each byte uploaded, from 64 MiB unpacked on
 */
public record ArchiveLimits(long archiveBytes, long unpackedBytes, int entries, int ratio) {

    public ArchiveLimits {
        if (archiveBytes < 1 || unpackedBytes < 1 || entries < 1 || ratio < 1) {
            throw new IllegalArgumentException("each limit of an archive must be at least 1 but they were "
                    + archiveBytes + ", " + unpackedBytes + ", " + entries + " and " + ratio);
        }
    }

    /** 500 MB uploaded, 4 GiB unpacked, 100,000 entries, 200 times the size. */
    public static ArchiveLimits usual() {
        return new ArchiveLimits(500_000_000, 4L << 30, 100_000, 200);
    }
}
