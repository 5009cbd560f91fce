package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.json.JsonTree;
import dev.almanac.mapreduce.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions are wanted: a rule for some of the dimensions. It is matched on partitions alone; no record is read.
 * Values are compared in the form under which archives keep them, so {@code saved-session} finds {@code saved_session}.
 */
public final class Filter {
    /** Chooses every partition. */
    public static final Filter ALL = new Filter(Map.of());

    /** What a dimension's value may be. */
    private sealed interface Rule {
        boolean allows(String sanitized);

        record Any() implements Rule {
            @Override
            public boolean allows(String sanitized) {
                return true;
            }
        }

        record OneOf(Set<String> values) implements Rule {
            @Override
            public boolean allows(String sanitized) {
                return values.contains(sanitized);
            }
        }

        /** Both ends belong to it; either may be open. Compared as text. */
        record Range(@Nullable String min, @Nullable String max) implements Rule {
            @Override
            public boolean allows(String sanitized) {
                return (min == null || min.compareTo(sanitized) <= 0) && (max == null || max.compareTo(sanitized) >= 0);
            }
        }
    }

    private final Map<String, Rule> rules;

    private Filter(Map<String, Rule> rules) {
        this.rules = rules;
    }

    /**
     * Reads the existing filter format, version 1: {@code dimensions} is a list of {@code field_name} and
     * {@code allowed_values}, the latter {@code "*"}, a value, a list of values, or {@code min} and {@code max}.
     *
     * @param file what messages call the filter
     * @throws StoreException if it is not of that format
     */
    public static Filter parse(byte[] json, String file) {
        try {
            if (JsonTree.parse(json) instanceof Map<?, ?> filter
                    && String.valueOf(filter.get("version")).equals("1")
                    && filter.get("dimensions") instanceof List<?> dimensions) {
                return of(dimensions, file);
            }
        } catch (MalformedJsonException e) {
            throw new StoreException(file + ": " + e.getMessage(), e);
        }
        throw new StoreException(file + ": a filter must have version 1 and a list of dimensions");
    }

    private static Filter of(List<?> dimensions, String file) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (Object entry : dimensions) {
            if (!(entry instanceof Map<?, ?> dimension) || !(dimension.get("field_name") instanceof String name)) {
                throw new StoreException(file + ": each dimension must have a field_name but one is " + entry);
            }
            if (rules.put(name, rule(dimension.get("allowed_values"), name, file)) != null) {
                throw new StoreException(file + ": dimension " + name + " stands twice");
            }
        }
        return new Filter(rules);
    }

    private static Rule rule(@Nullable Object allowed, String name, String file) {
        if ("*".equals(allowed)) {
            return new Rule.Any();
        }
        if (allowed instanceof List<?> values) {
            List<String> sanitized = new ArrayList<>();
            for (Object value : values) {
                sanitized.add(value(value, name, file));
            }
            return sanitized.contains("*") ? new Rule.Any() : new Rule.OneOf(Set.copyOf(sanitized));
        }
        if (allowed instanceof Map<?, ?> range) {
            return range(range, name, file);
        }
        return new Rule.OneOf(Set.of(value(allowed, name, file)));
    }

    private static Rule range(Map<?, ?> range, String name, String file) {
        if (range.isEmpty() || !Set.of("min", "max").containsAll(range.keySet())) {
            throw new StoreException(
                    "%s: a range of %s must have min, max or both but has %s".formatted(file, name, range.keySet()));
        }
        Object min = range.get("min");
        Object max = range.get("max");
        return new Rule.Range(min == null ? null : value(min, name, file), max == null ? null : value(max, name, file));
    }

    /** Text, or a number as it is written. */
    private static String value(@Nullable Object value, String name, String file) {
        if (value instanceof String text) {
            return text.equals("*") ? text : PathValue.sanitize(text);
        }
        if (value instanceof JsonTree.Literal literal && isNumber(literal.written())) {
            return PathValue.sanitize(literal.written());
        }
        throw new StoreException("%s: a value of %s must be text or a number but is %s".formatted(file, name, value));
    }

    private static boolean isNumber(String written) {
        return written.startsWith("-") || Character.isDigit(written.charAt(0));
    }

    /**
     * Checks that there is no rule for a dimension that the schema lacks.
     *
     * @throws StoreException naming it
     */
    public void requireDimensions(Schema schema) {
        for (String name : rules.keySet()) {
            if (!schema.dimensions().contains(name)) {
                throw new StoreException(
                        "the filter has a rule for %s but the dimensions are %s".formatted(name, schema.dimensions()));
            }
        }
    }

    /** Whether the partition with these values is wanted. */
    public boolean matches(List<String> dimensions, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            Rule rule = rules.get(dimensions.get(i));
            if (rule != null && !rule.allows(PathValue.sanitize(values.get(i)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return rules.entrySet().stream()
                .map(rule -> rule.getKey() + " " + rule.getValue())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
