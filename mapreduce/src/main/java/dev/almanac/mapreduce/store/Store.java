package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.CanReader;
import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.PreconditionFailedException;
import dev.almanac.mapreduce.objects.PutCondition;
import dev.almanac.mapreduce.objects.PutOptions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The datasets under one root, and archives of line files that lie there as they came. Safe for use by several threads.
 */
public final class Store {
    private final Objects root;

    /** The store under that root, which the caller closes. */
    public Store(Objects root) {
        this.root = root;
    }

    public Objects root() {
        return root;
    }

    /** The names of all datasets. */
    public List<String> datasets() {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<ObjectInfo> objects = root.list("")) {
            objects.map(ObjectInfo::key)
                    .filter(key -> key.endsWith("/" + Schema.KEY) && key.indexOf('/') == key.lastIndexOf('/'))
                    .forEach(key -> names.add(key.substring(0, key.indexOf('/'))));
        }
        return List.copyOf(names);
    }

    /**
     * The dataset's schema.
     *
     * @throws StoreException if there is no such dataset
     */
    public Schema schema(String dataset) {
        return findSchema(dataset)
                .orElseThrow(() -> new StoreException("no dataset " + dataset + " under " + root.uri()));
    }

    private Optional<Schema> findSchema(String dataset) {
        String key = DatasetLayout.schemaKey(dataset);
        return root.find(key)
                .map(object ->
                        Schema.parse(root.read(key, 0, Math.toIntExact(object.sizeBytes())), root.uri() + "/" + key));
    }

    /**
     * Creates a dataset, or makes sure that it has this schema.
     *
     * @throws StoreException if it has another one
     */
    public void create(String dataset, Schema schema) {
        try {
            root.put(
                    DatasetLayout.schemaKey(dataset),
                    schema.toJson(),
                    PutOptions.DEFAULT.withContentType("application/json").withCondition(PutCondition.ABSENT));
        } catch (PreconditionFailedException exists) {
            Schema present = schema(dataset);
            if (!present.equals(schema)) {
                throw new StoreException("dataset " + dataset + " has another schema already: " + present);
            }
        }
    }

    /**
     * The dataset's cans that the filter chooses, in the order of their keys.
     *
     * @throws StoreException if the filter has a rule for an unknown dimension, or a stray file lies there
     */
    public List<Input> cans(String dataset, Filter filter) {
        Schema schema = schema(dataset);
        filter.requireDimensions(schema);
        DatasetLayout layout = new DatasetLayout(dataset, schema);
        try (Stream<ObjectInfo> objects = root.list(dataset + "/")) {
            return objects.flatMap(object -> layout.input(object).stream())
                    .filter(input -> filter.matches(
                            schema.dimensions(), input.partition().values()))
                    .toList();
        }
    }

    /** The line files of a whole root in the telemetry layout that the filter chooses, in the order of their keys. */
    public List<Input> lineFiles(Filter filter) {
        filter.requireDimensions(Schema.TELEMETRY);
        try (Stream<ObjectInfo> objects = root.list("")) {
            return objects.map(TelemetryLayout::input)
                    .filter(input -> filter.matches(
                            Schema.TELEMETRY.dimensions(), input.partition().values()))
                    .toList();
        }
    }

    /**
     * What a job reads: the cans of the dataset, or where no dataset is named, of the only one; the line files of a
     * root that has none.
     */
    public List<Input> inputs(Optional<String> dataset, Filter filter) {
        if (dataset.isPresent()) {
            return cans(dataset.get(), filter);
        }
        List<String> names = datasets();
        if (names.size() > 1) {
            throw new StoreException("one of the datasets must be named: " + names);
        }
        return names.isEmpty() ? lineFiles(filter) : cans(names.get(0), filter);
    }

    /** Opens a can and reads its index. */
    public CanReader open(Input can) {
        return CanReader.open(new ObjectBytes(root, can.object()));
    }

    /**
     * States that the dataset is complete for that value of its time dimension, with the cans that are there now. Where
     * nothing has changed since the last seal, that one stays.
     */
    public Seal seal(String dataset, String time) {
        return new Seals(this, new DatasetLayout(dataset, schema(dataset))).seal(time);
    }

    /** The dataset's seal for that value of its time dimension. */
    public Optional<Seal> findSeal(String dataset, String time) {
        return new Seals(this, new DatasetLayout(dataset, schema(dataset))).find(time);
    }

    /** The values of the time dimension that are sealed, in order. */
    public List<String> sealedTimes(String dataset) {
        return new Seals(this, new DatasetLayout(dataset, schema(dataset))).times();
    }

    /** What differs between the seal and what is there, with every byte read; empty if nothing does. */
    public List<String> verify(String dataset, String time) {
        return new Seals(this, new DatasetLayout(dataset, schema(dataset))).verify(time);
    }
}
