package dev.almanac.platform.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that was entered breaks a rule; each wrong field carries a message that says what to do. */
public final class InvalidInputProblem extends Problem {

    private final transient Map<String, String> fields;

    /** @param fields messages by the name of the field, at least one, in the order of the form */
    public InvalidInputProblem(Map<String, String> fields) {
        super(422, "Please check what you entered", String.join(" ", fields.values()));
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields must name at least one wrong field but was empty");
        }
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A problem with one field. */
    public static InvalidInputProblem of(String field, String message) {
        return new InvalidInputProblem(Map.of(field, message));
    }

    @Override
    public Map<String, String> fields() {
        return fields;
    }
}
