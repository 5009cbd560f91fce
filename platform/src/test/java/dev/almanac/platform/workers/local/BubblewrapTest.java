package dev.almanac.platform.workers.local;

import java.nio.file.Path;

class BubblewrapTest extends JobIsolationContract {

    @Override
    LocalBench bench(Path directory) {
        return LocalBench.in(directory, Isolation.BUBBLEWRAP);
    }
}
