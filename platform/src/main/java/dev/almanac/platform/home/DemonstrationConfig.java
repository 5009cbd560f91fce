package dev.almanac.platform.home;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What a new installation shows; {@code infra/run} sets it, an installation for real work does not. */
@ConfigMapping(prefix = "almanac.demonstration")
interface DemonstrationConfig {

    /** An example's directory, which holds a {@code package} script that writes its tarball to the file it is given. */
    Optional<Path> example();

    /** The {@code almanac} command line, which makes the measurements for the example. */
    Optional<Path> commandLine();
}
