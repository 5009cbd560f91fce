package dev.almanac.mapreduce.json;

import java.util.List;
import java.util.Map;

/**
 * Writes plain Java values as JSON on one line: maps, lists, strings, numbers, booleans, and {@link JsonTree.Literal}.
 */
public final class JsonWriter {
    private JsonWriter() {}

    /**
     * The value as JSON.
     *
     * @throws IllegalArgumentException if there is a value of another type in it
     */
    public static String write(Object value) {
        StringBuilder json = new StringBuilder();
        append(value, json);
        return json.toString();
    }

    private static void append(Object value, StringBuilder json) {
        if (value instanceof Map<?, ?> object) {
            char separator = '{';
            for (Map.Entry<?, ?> member : object.entrySet()) {
                json.append(separator);
                separator = ',';
                appendString(String.valueOf(member.getKey()), json);
                json.append(':');
                append(member.getValue(), json);
            }
            json.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> array) {
            char separator = '[';
            for (Object element : array) {
                json.append(separator);
                separator = ',';
                append(element, json);
            }
            json.append(array.isEmpty() ? "[]" : "]");
        } else if (value instanceof String || value instanceof Enum<?>) {
            appendString(value.toString(), json);
        } else if (value instanceof Number || value instanceof Boolean || value instanceof JsonTree.Literal) {
            json.append(value);
        } else {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getName() + ": " + value);
        }
    }

    private static void appendString(String string, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) && !isPaired(string, i)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static boolean isPaired(String string, int i) {
        return Character.isHighSurrogate(string.charAt(i))
                ? i + 1 < string.length() && Character.isLowSurrogate(string.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(string.charAt(i - 1));
    }
}
