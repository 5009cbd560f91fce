package dev.almanac.platform.scheduling;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a schedule recurs, at a time of day in a zone. A local time that a change of the clocks skips counts as the
 * moment of the same length after midnight's offset; one that comes twice counts once, the first time.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Recurrence.Daily.class, name = "daily"),
    @JsonSubTypes.Type(value = Recurrence.Weekly.class, name = "weekly"),
    @JsonSubTypes.Type(value = Recurrence.Monthly.class, name = "monthly")
})
public sealed interface Recurrence {

    /** Longer than any recurrence's interval, in days. */
    int LOOK_AHEAD_DAYS = 70;

    LocalTime time();

    ZoneId zone();

    /** Whether it is due on that day. */
    boolean isDueOn(LocalDate day);

    /** What was chosen, as a sentence. */
    String sentence();

    /** What is particular about one due time, for the preview. */
    default Optional<String> remark(Instant due) {
        return Optional.empty();
    }

    /** The first due time after a moment. */
    default Instant nextAfter(Instant moment) {
        LocalDate day = moment.atZone(zone()).toLocalDate();
        for (int i = 0; i < LOOK_AHEAD_DAYS; i++, day = day.plusDays(1)) {
            Instant due = day.atTime(time()).atZone(zone()).toInstant();
            if (isDueOn(day) && due.isAfter(moment)) {
                return due;
            }
        }
        throw new IllegalStateException(this + " is not due within " + LOOK_AHEAD_DAYS + " days after " + moment);
    }

    /** The next due times after a moment, in order. */
    default List<Instant> nextAfter(Instant moment, int count) {
        List<Instant> times = new ArrayList<>();
        Instant last = moment;
        for (int i = 0; i < count; i++) {
            last = nextAfter(last);
            times.add(last);
        }
        return times;
    }

    /** “12:00 UTC” */
    private String clock() {
        return time() + " " + (zone().getId().equals("Z") ? "UTC" : zone().getId());
    }

    /** Every day. */
    record Daily(LocalTime time, ZoneId zone) implements Recurrence {

        @Override
        public boolean isDueOn(LocalDate day) {
            return true;
        }

        @Override
        public String sentence() {
            return "Every day at " + ((Recurrence) this).clock() + ".";
        }
    }

    /** Every week on one day. */
    record Weekly(DayOfWeek day, LocalTime time, ZoneId zone) implements Recurrence {

        @Override
        public boolean isDueOn(LocalDate date) {
            return date.getDayOfWeek() == day;
        }

        @Override
        public String sentence() {
            return "Every week on " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " at "
                    + ((Recurrence) this).clock() + ".";
        }
    }

    /**
     * Every month on one day; a month that lacks it is due on its last day.
     *
     * @param day 1 to 31
     */
    record Monthly(int day, LocalTime time, ZoneId zone) implements Recurrence {

        private static final int SHORTEST_MONTH_DAYS = 28;

        public Monthly {
            if (day < 1 || day > 31) {
                throw new IllegalArgumentException("day must be 1 to 31 but was " + day);
            }
        }

        @Override
        public boolean isDueOn(LocalDate date) {
            return date.getDayOfMonth() == Math.min(day, YearMonth.from(date).lengthOfMonth());
        }

        @Override
        public String sentence() {
            String shorter = day > SHORTEST_MONTH_DAYS ? " (in shorter months on the last day)" : "";
            return "Every month on day " + day + shorter + " at " + ((Recurrence) this).clock() + ".";
        }

        @Override
        public Optional<String> remark(Instant due) {
            LocalDate date = due.atZone(zone).toLocalDate();
            return date.getDayOfMonth() == day
                    ? Optional.empty()
                    : Optional.of("the last day, for this month has no day " + day);
        }
    }
}
