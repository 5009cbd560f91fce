package dev.almanac.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecurrenceTest {

    private static final LocalTime NOON = LocalTime.NOON;

    @Test
    void isDueEveryDayAfterTheMomentButNotAtIt() {
        Recurrence daily = new Recurrence.Daily(NOON, ZoneOffset.UTC);

        assertThat(daily.nextAfter(Instant.parse("2026-03-01T11:59:59.999Z"))).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(daily.nextAfter(Instant.parse("2026-03-01T12:00:00Z"))).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(daily.sentence()).isEqualTo("Every day at 12:00 UTC.");
    }

    @Test
    void isDueEveryWeekOnItsDay() {
        Recurrence weekly = new Recurrence.Weekly(DayOfWeek.MONDAY, NOON, ZoneOffset.UTC);

        assertThat(weekly.nextAfter(Instant.parse("2026-11-23T12:00:00Z"))).isEqualTo("2026-11-30T12:00:00Z");
        assertThat(weekly.sentence()).isEqualTo("Every week on Monday at 12:00 UTC.");
    }

    @Test
    void runsOnTheLastDayOfAMonthThatLacksTheDayAndSaysSo() {
        Recurrence monthly = new Recurrence.Monthly(31, NOON, ZoneOffset.UTC);

        List<Instant> next = monthly.nextAfter(Instant.parse("2028-01-15T00:00:00Z"), 4);

        assertThat(next)
                .extracting(Instant::toString)
                .containsExactly(
                        "2028-01-31T12:00:00Z", "2028-02-29T12:00:00Z", "2028-03-31T12:00:00Z", "2028-04-30T12:00:00Z");
        assertThat(monthly.remark(next.get(0))).isEmpty();
        assertThat(monthly.remark(next.get(1))).isEqualTo(Optional.of("the last day, for this month has no day 31"));
        assertThat(monthly.sentence())
                .isEqualTo("Every month on day 31 (in shorter months on the last day) at 12:00 UTC.");
    }

    @Test
    void runsOnceOnADayWhoseHourIsSkippedOrComesTwice() {
        Recurrence daily = new Recurrence.Daily(LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));

        assertThat(daily.nextAfter(Instant.parse("2026-03-28T12:00:00Z"), 2))
                .as("02:30 does not exist on 29 March, so it is 03:30 in summer time")
                .extracting(Instant::toString)
                .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
        assertThat(daily.nextAfter(Instant.parse("2026-10-24T12:00:00Z"), 2))
                .as("02:30 comes twice on 25 October; the first counts")
                .extracting(Instant::toString)
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }
}
