package dev.almanac.platform.publishing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What one run may publish. */
@ConfigMapping(prefix = "almanac.publishing")
public interface PublishingConfig {

    /** How many files one run may publish. */
    @WithDefault("20000")
    int mostFiles();

    /** How large all files of one run may be together. */
    @WithDefault("10G")
    MemorySize mostBytes();

    /** The folder on the platform's disk where a file waits on its way to the bucket; emptied at every start. */
    @WithDefault("${almanac.data:var}/spool")
    Path spool();
}
