package dev.almanac.platform.runs;

import io.quarkus.qute.RawString;
import java.time.Instant;

/**
 * One line of a log as a page shows it.
 *
 * @param number from 1
 * @param receivedAt when its first byte was received
 * @param text without its end, cut where it is very long
 * @param cutBytes how much of it is not shown
 * @param gapBytes how much was left out of the log right before it
 */
record LogLine(long number, Instant receivedAt, String text, long cutBytes, long gapBytes) {

    /** The text as safe HTML, colours and all. */
    public RawString html() {
        return new RawString(AnsiText.html(text));
    }
}
