package dev.almanac.platform.workers.local;

import java.nio.file.Path;

/** The sandbox of a machine without bubblewrap. */
class UnshareTest extends JobIsolationContract {

    @Override
    LocalBench bench(Path directory) {
        return LocalBench.in(directory, Isolation.UNSHARE);
    }
}
