package dev.almanac.platform.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Gives the machine's clock, in UTC, to whoever injects a {@link Clock}; a test puts its own in this place. */
@ApplicationScoped
final class SystemTime {

    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock clock() {
        return Clock.systemUTC();
    }
}
