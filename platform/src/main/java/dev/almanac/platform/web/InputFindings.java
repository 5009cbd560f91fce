package dev.almanac.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong with a form, so that it is all said at once. Not thread-safe; one per request. */
public final class InputFindings {

    private final Map<String, String> byField = new LinkedHashMap<>();

    /** Notes a broken rule; the first message of a field is the one that is shown. */
    public void add(String field, String message) {
        byField.putIfAbsent(field, message);
    }

    /** Notes {@code message} unless the rule holds. */
    public void require(boolean holds, String field, String message) {
        if (!holds) {
            add(field, message);
        }
    }

    /** What {@code part} gives, or empty when it is refused; its findings are then among these. */
    public <T> Optional<T> take(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (InvalidInputProblem problem) {
            problem.fields().forEach(this::add);
            return Optional.empty();
        }
    }

    /**
     * Goes on only when nothing was found.
     *
     * @throws InvalidInputProblem with everything that was found
     */
    public void refuseIfAny() {
        if (!byField.isEmpty()) {
            throw new InvalidInputProblem(byField);
        }
    }
}
