package dev.almanac.mapreduce.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small document as plain Java values, for filters and schemas: an object is a {@code Map}, an array a {@code List},
 * a string a {@code String}, anything else a {@link Literal}.
 */
public final class JsonTree {
    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    public record Literal(String written) {
        @Override
        public String toString() {
            return written;
        }
    }

    private JsonTree() {}

    /**
     * Parses a whole document.
     *
     * @throws MalformedJsonException if it is not valid
     */
    public static Object parse(byte[] document) {
        new JsonValidator().validate(document, 0, document.length);
        return value(JsonSlice.of(document, 0, document.length));
    }

    /** Parses a whole document. */
    public static Object parse(String document) {
        return parse(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Object value(JsonSlice slice) {
        if (slice.isObject()) {
            Map<String, Object> object = new LinkedHashMap<>();
            slice.forEachMember((name, member) -> object.put(name, value(member)));
            return object;
        }
        if (slice.isArray()) {
            List<Object> array = new ArrayList<>();
            slice.forEachElement(element -> array.add(value(element)));
            return array;
        }
        String written = slice.toString();
        return written.startsWith("\"") ? slice.text().orElseThrow() : new Literal(written);
    }
}
