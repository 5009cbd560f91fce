package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.objects.ObjectInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the parts of a dataset lie.
 *
 * @param dataset its name
 * @param schema what it is partitioned by
 */
record DatasetLayout(String dataset, Schema schema) {
    static final String CAN_SUFFIX = ".can";
    private static final Pattern CAN_NAME = Pattern.compile("[0-9a-f]{64}\\.can");
    private static final String SEALS = "_seals";

    static String requireName(String dataset) {
        if (!dataset.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            throw new StoreException(
                    "a dataset's name must be 1 to 64 letters, digits, '_' or '-' but was '" + dataset + "'");
        }
        return dataset;
    }

    static String schemaKey(String dataset) {
        return requireName(dataset) + "/" + Schema.KEY;
    }

    String canKey(Partition partition, String sha256) {
        StringBuilder key = new StringBuilder(dataset);
        for (String value : partition.values()) {
            key.append('/').append(PathValue.encode(value));
        }
        return key.append('/').append(sha256).append(CAN_SUFFIX).toString();
    }

    String sealKey(String time) {
        return sealsPrefix() + PathValue.encode(time) + ".json";
    }

    String sealsPrefix() {
        return dataset + "/" + SEALS + "/";
    }

    /** The can that lies there; nothing for the schema and seals. */
    Optional<Input> input(ObjectInfo object) {
        String[] segments = object.key().split("/");
        if (object.key().equals(schemaKey(dataset)) || segments[1].equals(SEALS)) {
            return Optional.empty();
        }
        int dimensions = schema.dimensions().size();
        if (segments.length != dimensions + 2
                || !CAN_NAME.matcher(segments[dimensions + 1]).matches()) {
            throw new StoreException("a stray file lies in dataset " + dataset + ": " + object.key());
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= dimensions; i++) {
            values.add(PathValue.decode(segments[i]));
        }
        return Optional.of(new Input(object, new Partition(dataset, schema.dimensions(), values), Input.Kind.CAN));
    }
}
