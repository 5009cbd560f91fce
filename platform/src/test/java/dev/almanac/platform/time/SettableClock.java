package dev.almanac.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The clock of every {@code @QuarkusTest}: it stands still until the test moves it. Starts at the real time, to the
 * microsecond, which is what the database keeps.
 */
@ApplicationScoped
public class SettableClock extends Clock {

    private Instant now = realTime();

    /** Moves the time on, or back for a negative duration. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Sets the time. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    /** Sets the time to the real one. */
    public synchronized void reset() {
        now = realTime();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(instant(), zone);
    }

    private static Instant realTime() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
