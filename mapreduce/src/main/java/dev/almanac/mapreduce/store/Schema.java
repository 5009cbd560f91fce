package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.json.JsonTree;
import dev.almanac.mapreduce.json.JsonWriter;
import dev.almanac.mapreduce.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dataset is partitioned by.
 *
 * @param dimensions names of the fields, in the order of the path
 * @param time which of them says the time that seals are about
 */
public record Schema(List<String> dimensions, String time) {
    /** How existing telemetry archives are partitioned. */
    public static final Schema TELEMETRY = new Schema(
            List.of("reason", "appName", "appUpdateChannel", "appVersion", "appBuildID", "submission_date"),
            "submission_date");

    static final String KEY = "schema.json";

    public Schema {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty() || new HashSet<>(dimensions).size() != dimensions.size()) {
            throw new StoreException("a schema must name its dimensions, each once, but names " + dimensions);
        }
        if (!dimensions.contains(time)) {
            throw new StoreException("the time of a schema must be one of its dimensions but is " + time);
        }
    }

    int timeIndex() {
        return dimensions.indexOf(time);
    }

    byte[] toJson() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("version", 1);
        schema.put("dimensions", dimensions);
        schema.put("time", time);
        return (JsonWriter.write(schema) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Schema parse(byte[] json, String file) {
        try {
            if (JsonTree.parse(json) instanceof Map<?, ?> schema
                    && schema.get("dimensions") instanceof List<?> dimensions
                    && schema.get("time") instanceof String time
                    && String.valueOf(schema.get("version")).equals("1")) {
                return new Schema(dimensions.stream().map(String::valueOf).toList(), time);
            }
        } catch (MalformedJsonException e) {
            throw new StoreException(file + ": " + e.getMessage(), e);
        }
        throw new StoreException(file + ": a schema must have version 1, dimensions and time");
    }
}
