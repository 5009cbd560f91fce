package dev.almanac.platform.jobs;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a code archive may hold. */
@ConfigMapping(prefix = "almanac.jobs")
public interface JobsConfig {

    /**
     * The largest archive that may be uploaded; the HTTP limit {@code quarkus.http.limits.max-body-size} lies above.
     */
    @WithDefault("500M")
    MemorySize largestArchive();

    /** How much an archive may unpack to. */
    @WithDefault("4G")
    MemorySize largestUnpacked();

    /** How many files and directories an archive may hold. */
    @WithDefault("100000")
    int mostEntries();

    /** How many times larger an archive may become when it is unpacked, beyond the first few megabytes. */
    @WithDefault("200")
    int largestRatio();

    /** These limits as the archive check takes them. */
    default ArchiveLimits archiveLimits() {
        return new ArchiveLimits(
                largestArchive().asLongValue(), largestUnpacked().asLongValue(), mostEntries(), largestRatio());
    }
}
