package dev.almanac.platform.runs;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How runs are carried out. */
@ConfigMapping(prefix = "almanac.runs")
public interface RunsConfig {

    /** Whether this node looks after runs by itself; off in tests, which tick by hand. */
    @WithDefault("true")
    boolean ticking();

    /** How often each attempt is looked after: its log shipped, its end noticed. */
    @WithDefault("500ms")
    Duration tick();

    /** How many attempts one node carries out at a time. */
    @WithDefault("4")
    int concurrentAttempts();

    /** How long an attempt may wait for a worker, or for S3 to take its output, before it fails. */
    @WithDefault("30m")
    Duration patience();

    /** How much longer than its timeout an attempt may take before the platform ends what the worker did not. */
    @WithDefault("60s")
    Duration deadlineGrace();

    /** How much of an attempt's log is kept: the first half from its beginning, the other from its end. */
    @WithDefault("64M")
    MemorySize keptLog();

    /** The file with the id by which this node knows its own work after a restart; made where it is missing. */
    @WithDefault("${almanac.data:var}/node-id")
    Path nodeIdFile();
}
