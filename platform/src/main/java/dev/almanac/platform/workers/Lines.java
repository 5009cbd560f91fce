package dev.almanac.platform.workers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** The {@code name=value} lines in which run-job and the platform write to each other. */
public record Lines(Map<String, String> values) {

    public Lines {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads lines; what has no {@code =} is passed over, and the last of two lines of one name holds. */
    public static Lines parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return new Lines(values);
    }

    /** The value of a name, which may be empty. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new NoSuchElementException("no line \"" + name + "=\" among " + values.keySet());
        }
        return value;
    }

    /** The value of a name as a number. */
    public long number(String name) {
        String value = text(name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the line \"" + name + "=\" must hold a number but held \"" + value + "\"", e);
        }
    }

    /** The lines as they are written. */
    public String format() {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }
}
