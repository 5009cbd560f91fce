package dev.almanac.platform.scheduling;

import dev.almanac.platform.jobs.JobVersion;
import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.InputFindings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as a program sends it: the fields of the form, by the same names and under the same rules. What is left out is
 * as in an empty form, or at a change as it is now.
 *
 * @param name of a new job; ignored at a change
 * @param code the SHA-256 of an archive that was uploaded
 * @param codeName what the archive is called for people
 * @param frequency daily, weekly, monthly or by-hand
 * @param time of day in UTC, for example 12:00
 */
record JobBody(
        @Nullable String name,
        @Nullable String code,
        @Nullable String codeName,
        @Nullable String command,
        @Nullable String outputDirectory,
        @Nullable Integer timeoutMinutes,
        @Nullable String network,
        @Nullable Map<String, String> environment,
        @Nullable String visibility,
        @Nullable String publicationMode,
        @Nullable String frequency,
        @Nullable String time,
        @Nullable String dayOfWeek,
        @Nullable Integer dayOfMonth) {

    /** What is entered by this in place of what stood there. */
    JobEntry entry(Form former, @Nullable JobVersion version) {
        Map<String, String> fields = new LinkedHashMap<>();
        former.entered().forEach((field, values) -> fields.put(field, former.value(field)));
        put(fields, "name", name);
        put(fields, "codeSha256", code);
        put(fields, "codeName", codeName == null && code != null ? "code" : codeName);
        put(fields, "command", command);
        put(fields, "outputDirectory", outputDirectory);
        put(fields, "timeoutMinutes", timeoutMinutes);
        put(fields, "network", network);
        put(fields, "visibility", visibility);
        put(fields, "publicationMode", publicationMode);
        put(fields, "frequency", frequency);
        put(fields, "time", time);
        put(fields, "dayOfWeek", dayOfWeek);
        put(fields, "dayOfMonth", dayOfMonth);
        Map<String, String> kept = version == null ? Map.of() : version.environment();
        return JobEntry.of(Form.of(fields), environment == null ? kept : environment, new InputFindings());
    }

    /** The same for the job of that name. */
    JobBody named(String fixedName) {
        return new JobBody(
                fixedName,
                code,
                codeName,
                command,
                outputDirectory,
                timeoutMinutes,
                network,
                environment,
                visibility,
                publicationMode,
                frequency,
                time,
                dayOfWeek,
                dayOfMonth);
    }

    private static void put(Map<String, String> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value.toString());
        }
    }
}
