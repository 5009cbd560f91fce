package dev.almanac.platform.web;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How times, sizes, durations and digests are written on pages: {@code {run.startedAt.utc}},
 * {@code {file.size.asSize}}.
 */
@TemplateExtension
public final class TemplateTexts {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int SHORT_DIGEST_LENGTH = 12;

    private TemplateTexts() {}

    /** The time to the minute in UTC; the page's script adds the reader's own zone on hover. */
    public static RawString utc(Instant time) {
        return element(time, MINUTE.format(time));
    }

    /** The time to the second in UTC. */
    public static RawString utcSeconds(Instant time) {
        return element(time, SECOND.format(time));
    }

    private static RawString element(Instant time, String text) {
        String machine = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return new RawString("<time datetime=\"" + machine + "\" title=\"" + machine + "\">" + text + " UTC</time>");
    }

    /** A number of bytes in the largest fitting binary unit: {@code 1.4 MiB}. */
    public static String asSize(long sizeBytes) {
        if (sizeBytes < 1024) {
            return sizeBytes + " B";
        }
        int unit = -1;
        double amount = sizeBytes;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
    }

    /** A duration in its two largest units: {@code 3 h 20 min}, {@code 45 s}. */
    public static String asText(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** The beginning of a digest in hexadecimal, enough to tell two apart at a glance. */
    public static String shortDigest(String digest) {
        return digest.length() <= SHORT_DIGEST_LENGTH ? digest : digest.substring(0, SHORT_DIGEST_LENGTH);
    }
}
