package dev.almanac.platform.embedded;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts Almanac: first the embedded parts that no setting replaces, then the platform over them. They stop in the
 * opposite order.
 */
@QuarkusMain
public final class AlmanacMain {

    private static final long QUARKUS_STOP_SECONDS = 60;

    private AlmanacMain() {}

    /**
     * Runs until the process is asked to end; exits with 1, after one sentence that says why, where it cannot start.
     *
     * @param arguments passed on to Quarkus
     */
    public static void main(String... arguments) {
        EmbeddedParts parts = new EmbeddedParts(new Progress(System.out));
        try {
            parts.start();
        } catch (StartUpException | IOException | RuntimeException e) {
            parts.close();
            System.err.println(
                    "almanac: " + (e instanceof StartUpException ? e.getMessage() : "the start failed: " + e));
            System.exit(1);
        }
        CountDownLatch platformStopped = new CountDownLatch(1);
        // The hook runs beside Quarkus' own and waits for it, so that the database outlives those who use it.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stopAfter(platformStopped, parts), "stop-embedded-parts"));
        Quarkus.run(
                null,
                (exitCode, failure) -> {
                    platformStopped.countDown();
                    System.exit(exitCode);
                },
                arguments);
    }

    private static void stopAfter(CountDownLatch platformStopped, EmbeddedParts parts) {
        try {
            if (!platformStopped.await(QUARKUS_STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("almanac: the platform did not stop in " + QUARKUS_STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parts.close();
    }
}
