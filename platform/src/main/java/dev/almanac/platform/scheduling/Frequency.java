package dev.almanac.platform.scheduling;

import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.InputFindings;
import dev.almanac.platform.web.InvalidInputProblem;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a form that say how often a job runs, and the way between them and a recurrence. */
final class Frequency {

    static final String BY_HAND = "by-hand";
    /** The days of the week as the form names them. */
    static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final ZoneId ZONE = ZoneOffset.UTC;

    private Frequency() {}

    /**
     * What the fields say; empty for a job that runs only by hand.
     *
     * @throws InvalidInputProblem with what to do about each wrong field
     */
    static Optional<Recurrence> entered(Form form) {
        InputFindings findings = new InputFindings();
        LocalTime time = time(form.value("time"), findings);
        Optional<Recurrence> recurrence =
                switch (form.value("frequency")) {
                    case BY_HAND -> Optional.empty();
                    case "daily" -> Optional.of(new Recurrence.Daily(time, ZONE));
                    case "weekly" ->
                        dayOfWeek(form.value("dayOfWeek"), findings).map(day -> new Recurrence.Weekly(day, time, ZONE));
                    case "monthly" ->
                        dayOfMonth(form.value("dayOfMonth"), findings)
                                .map(day -> new Recurrence.Monthly(day, time, ZONE));
                    default -> {
                        findings.add("frequency", "Choose how often the job runs.");
                        yield Optional.empty();
                    }
                };
        findings.refuseIfAny();
        return recurrence;
    }

    private static LocalTime time(String entered, InputFindings findings) {
        try {
            LocalTime time = LocalTime.parse(entered);
            findings.require(time.getSecond() == 0 && time.getNano() == 0, "time", "Enter a time to the minute.");
            return time;
        } catch (DateTimeParseException e) {
            findings.add("time", "Enter a time of day from 00:00 to 23:59, for example 12:00.");
            return LocalTime.NOON;
        }
    }

    private static Optional<DayOfWeek> dayOfWeek(String entered, InputFindings findings) {
        try {
            return Optional.of(DayOfWeek.valueOf(entered.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            findings.add("dayOfWeek", "Choose a day of the week.");
            return Optional.empty();
        }
    }

    private static Optional<Integer> dayOfMonth(String entered, InputFindings findings) {
        if (entered.matches("[1-9]|[12][0-9]|3[01]")) {
            return Optional.of(Integer.parseInt(entered));
        }
        findings.add("dayOfMonth", "Enter a day of the month from 1 to 31.");
        return Optional.empty();
    }

    /** The fields that say this recurrence. */
    static Map<String, String> fields(Optional<Recurrence> recurrence) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("frequency", BY_HAND);
        fields.put("time", "12:00");
        fields.put("dayOfWeek", "monday");
        fields.put("dayOfMonth", "1");
        recurrence.ifPresent(present -> {
            fields.put("time", present.time().toString());
            if (present instanceof Recurrence.Daily) {
                fields.put("frequency", "daily");
            } else if (present instanceof Recurrence.Weekly weekly) {
                fields.put("frequency", "weekly");
                fields.put("dayOfWeek", weekly.day().name().toLowerCase(Locale.ROOT));
            } else if (present instanceof Recurrence.Monthly monthly) {
                fields.put("frequency", "monthly");
                fields.put("dayOfMonth", Integer.toString(monthly.day()));
            }
        });
        return fields;
    }
}
