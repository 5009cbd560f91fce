package dev.almanac.mapreduce.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.mapreduce.can.RecordView;
import dev.almanac.mapreduce.json.JsonSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One record as a job sees it. It lasts for one call of {@link Job#map}; what is to be kept must be taken out of it.
 * Single fields are found by skipping, without a parse of the rest.
 */
public final class Measurement {
    /** Jackson takes a third of a second to wake up: only those who ask for a tree pay it. */
    private static final class Jackson {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private final RecordView view;
    private final int index;
    private final List<String> dimensions;

    /** The record of that index, in a partition with these values. */
    public Measurement(RecordView view, int index, List<String> dimensions) {
        this.view = view;
        this.index = index;
        this.dimensions = dimensions;
    }

    /** The record's id. */
    public String key() {
        return view.key(index);
    }

    /** The values of its partition, in the order of the schema. */
    public List<String> dimensions() {
        return dimensions;
    }

    /** The field at the end of a path of names: of a string what it says, of a number or boolean how it is written. */
    public Optional<String> text(String... path) {
        return value().text(path);
    }

    /** The field at the end of a path of names, if it is a number. */
    public OptionalDouble number(String... path) {
        return value().number(path);
    }

    /** The field at the end of a path of names. */
    public Optional<JsonSlice> at(String... path) {
        return value().at(path);
    }

    /** The whole record, to be read without a parse. */
    public JsonSlice value() {
        return JsonSlice.of(view.text(), view.from(index), view.to(index));
    }

    /** A copy of the record's JSON text. */
    public byte[] bytes() {
        return Arrays.copyOfRange(view.text(), view.from(index), view.to(index));
    }

    /** The whole record as a tree of Jackson's. This costs some fifty times as much as one field. */
    public JsonNode node() {
        try {
            return Jackson.MAPPER.readTree(view.text(), view.from(index), view.to(index) - view.from(index));
        } catch (IOException e) {
            throw new UncheckedIOException("record " + key(), e);
        }
    }
}
