package dev.almanac.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes the ids of everything that is kept: UUIDs of version 7 (RFC 9562), whose order is the order in which they were
 * made. Inside one process each id is greater than all before it, even when the clock stands still or goes back.
 * Thread-safe.
 */
@ApplicationScoped
public class Ids {

    private static final int COUNTER_LIMIT = 1 << 12;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private long lastMillis;
    private int counter;

    Ids(Clock clock) {
        this.clock = clock;
    }

    /** The next id. */
    public UUID next() {
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(nextHigh(), low);
    }

    private synchronized long nextHigh() {
        long millis = clock.millis();
        if (millis > lastMillis) {
            lastMillis = millis;
            // Starts in the lower half, so that there is always room to count on.
            counter = random.nextInt(COUNTER_LIMIT / 2);
        } else if (++counter == COUNTER_LIMIT) {
            lastMillis++;
            counter = 0;
        }
        return (lastMillis << 16) | 0x7000L | counter;
    }
}
