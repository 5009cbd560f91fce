package dev.almanac.platform.scheduling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How due times are noticed. */
@ConfigMapping(prefix = "almanac.scheduling")
public interface SchedulingConfig {

    /** Whether this node takes due slots by itself; off in tests, which do it by hand. */
    @WithDefault("true")
    boolean ticking();

    /**
     * How long a node sleeps at the most before it asks for the nearest due time again, which another node may have
     * set.
     */
    @WithDefault("1s")
    Duration longestSleep();
}
