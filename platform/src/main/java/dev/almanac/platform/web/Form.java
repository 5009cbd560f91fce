package dev.almanac.platform.web;

import io.quarkus.qute.TemplateData;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of a form and what is wrong with each, so that a refused form comes back with everything
 * that was entered and a message beside the field. Immutable.
 */
@TemplateData
public record Form(Map<String, List<String>> entered, Map<String, String> problems) {

    public Form {
        entered = Map.copyOf(entered);
        problems = Map.copyOf(problems);
    }

    /** A form in which nothing has been entered. */
    public static Form empty() {
        return new Form(Map.of(), Map.of());
    }

    /** A form that starts with these values. */
    public static Form of(Map<String, String> values) {
        Map<String, List<String>> entered = new LinkedHashMap<>();
        values.forEach((field, value) -> entered.put(field, List.of(value)));
        return new Form(entered, Map.of());
    }

    /** The form as a browser sent it, but for NUL characters, which nobody types and no database takes. */
    public static Form entered(MultivaluedMap<String, String> sent) {
        Map<String, List<String>> entered = new LinkedHashMap<>();
        sent.forEach((field, values) -> entered.put(
                field, values.stream().map(value -> value.replace("\0", "")).toList()));
        return new Form(entered, Map.of());
    }

    /** The same entries with what was found wrong in them. */
    public Form refused(Problem problem) {
        Map<String, String> messages = problem.fields();
        return new Form(entered, messages.isEmpty() ? Map.of("", problem.detail()) : messages);
    }

    /** What was entered in the field, the first of several, or the empty text. */
    public String value(String field) {
        return entered.getOrDefault(field, List.of("")).stream().findFirst().orElse("");
    }

    /**
     * The whole number that was entered in the field, or null where it was left empty.
     *
     * @throws InvalidInputProblem about this field when it is no whole number
     */
    public @Nullable Integer number(String field) {
        String value = value(field).strip();
        try {
            return value.isEmpty() ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw InvalidInputProblem.of(field, "Enter a whole number.");
        }
    }

    /** Whether {@code value} is among what was chosen in the field. */
    public boolean chosen(String field, String value) {
        return entered.getOrDefault(field, List.of()).contains(value);
    }

    /** What is wrong with the field, or the empty text. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    /** What is wrong with the form as a whole, or the empty text. */
    public String problem() {
        return problem("");
    }

    /** Whether anything is wrong. */
    public boolean isRefused() {
        return !problems.isEmpty();
    }
}
