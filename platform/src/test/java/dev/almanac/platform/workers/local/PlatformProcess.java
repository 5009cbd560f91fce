package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.Orders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A platform that launches one job and then stays until it is killed: {@code DIRECTORY ATTEMPT COMMAND}. */
final class PlatformProcess {

    private PlatformProcess() {}

    public static void main(String[] arguments) throws IOException {
        LocalBench bench = LocalBench.in(Path.of(arguments[0]));
        bench.workers().launch(Orders.of(arguments[2]).attempt(UUID.fromString(arguments[1])));
        while (true) {
            LockSupport.park();
        }
    }
}
