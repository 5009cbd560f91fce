package dev.almanac.platform.workers.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How workers on this machine are set up. */
@ConfigMapping(prefix = "almanac.workers.local")
interface LocalWorkersConfig {

    /**
     * Where attempts lie, one directory each; on a file system with room for their work. Made if missing, for this user
     * alone.
     */
    @WithDefault("${almanac.data:var}/workers")
    Path directory();

    /** The {@code run-job} to start; {@code unshare-sandbox} is looked for beside it. */
    @WithDefault("worker-image/bin/run-job")
    Path runJob();

    /**
     * The folder of the measurement store. Jobs see it read-only as {@code /store} and are given that address; without
     * it they are given the store's own URI. Where the platform runs as root, jobs run as users of their own, so that
     * its files must be readable for all or for the folder's group, into which the jobs are put.
     */
    Optional<Path> store();

    /**
     * A directory of tools for jobs, seen read-only as {@code /opt/almanac}; its {@code bin} comes first on their PATH.
     */
    Optional<Path> tools();

    /**
     * Where the platform runs as root, the first of the user ids that jobs run as, one each; they must belong to
     * nobody. The default lies in a stretch that neither Debian nor systemd gives out.
     */
    @WithDefault("60600")
    int firstUserId();

    /** How many such user ids there are, and so how many jobs this machine holds at a time, 1 to 100,000. */
    @WithDefault("500")
    int userIds();

    /**
     * Run jobs even where this machine cannot isolate them: as the platform's own user, with all its files and
     * processes in reach. For a machine on which only trusted people schedule trusted code.
     */
    @WithDefault("false")
    boolean unsafe();
}
