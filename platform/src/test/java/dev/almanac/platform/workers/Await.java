package dev.almanac.platform.workers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, which no clock of ours can hasten. */
public final class Await {

    private static final Duration TICK = Duration.ofMillis(10);

    private Await() {}

    /** Returns when the condition holds; fails after {@link Orders#PATIENCE}. */
    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Orders.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + Orders.PATIENCE + " in vain for " + what);
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }
}
