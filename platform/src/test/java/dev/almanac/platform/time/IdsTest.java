package dev.almanac.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final SettableClock clock = new SettableClock();
    private final Ids ids = new Ids(clock);

    @Test
    void areUuidsOfVersionSevenThatCarryTheTime() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void growInAProcessEvenWhenTheClockStandsStillOrGoesBack() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(ids.next().toString());
            if (i % 5_000 == 0) {
                clock.advance(Duration.ofSeconds(i % 10_000 == 0 ? -3 : 2));
            }
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void areUniqueAcrossThreads() {
        List<UUID> made =
                IntStream.range(0, 50_000).parallel().mapToObj(i -> ids.next()).toList();
        assertThat(made).doesNotHaveDuplicates();
    }
}
