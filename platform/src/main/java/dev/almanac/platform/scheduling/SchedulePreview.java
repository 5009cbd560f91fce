package dev.almanac.platform.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a choice of frequency means.
 *
 * @param sentence what was chosen
 * @param next the next due times, each with what is particular about it
 */
record SchedulePreview(String sentence, List<DueTime> next) {

    private static final int SHOWN = 5;

    /** One due time; the remark is empty where there is nothing to say. */
    record DueTime(Instant at, String remark) {}

    static SchedulePreview of(Optional<Recurrence> recurrence, Instant now) {
        return recurrence
                .map(present -> new SchedulePreview(
                        present.sentence(),
                        present.nextAfter(now, SHOWN).stream()
                                .map(due -> new DueTime(due, present.remark(due).orElse("")))
                                .toList()))
                .orElse(new SchedulePreview("The job runs only when somebody presses “Run now”.", List.of()));
    }
}
