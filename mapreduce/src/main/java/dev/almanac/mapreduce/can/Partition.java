package dev.almanac.mapreduce.can;

import java.util.ArrayList;
import java.util.List;

/**
 * What all records of a can share: the dataset, and one value for each of its dimensions, in order.
 *
 * @param dataset its name
 * @param dimensions the names of the fields that it is partitioned by
 * @param values as many as there are dimensions
 */
public record Partition(String dataset, List<String> dimensions, List<String> values) {
    public Partition {
        dimensions = List.copyOf(dimensions);
        values = List.copyOf(values);
        if (dimensions.size() != values.size()) {
            throw new IllegalArgumentException("a partition of dataset %s must have a value for each of %s but has %s"
                    .formatted(dataset, dimensions, values));
        }
    }

    /** Name and value in turn, for messages. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            parts.add(dimensions.get(i) + "=" + values.get(i));
        }
        return dataset + parts;
    }
}
