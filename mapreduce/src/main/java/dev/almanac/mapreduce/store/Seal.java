package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.json.JsonTree;
import dev.almanac.mapreduce.json.JsonWriter;
import dev.almanac.mapreduce.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statement that a dataset is complete for one value of its time dimension.
 *
 * @param dataset its name
 * @param time the value
 * @param revision 1, and one more each time the cans have changed
 * @param cans all cans of that time, in the order of their keys; none is a statement too
 */
public record Seal(String dataset, String time, int revision, List<SealedCan> cans) {
    /**
     * One can of a seal.
     *
     * @param key where it lies in the store
     * @param sizeBytes its length
     * @param records how many it holds
     * @param sha256 digest of the whole file, in hexadecimal
     */
    public record SealedCan(String key, long sizeBytes, long records, String sha256) {}

    public Seal {
        cans = List.copyOf(cans);
    }

    byte[] toJson() {
        Map<String, Object> seal = new LinkedHashMap<>();
        seal.put("version", 1);
        seal.put("dataset", dataset);
        seal.put("time", time);
        seal.put("revision", revision);
        List<Object> list = new ArrayList<>();
        for (SealedCan can : cans) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("key", can.key());
            entry.put("sizeBytes", can.sizeBytes());
            entry.put("records", can.records());
            entry.put("sha256", can.sha256());
            list.add(entry);
        }
        seal.put("cans", list);
        return (JsonWriter.write(seal) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Seal parse(byte[] json, String file) {
        try {
            Map<?, ?> seal = (Map<?, ?>) JsonTree.parse(json);
            List<SealedCan> cans = new ArrayList<>();
            for (Object entry : (List<?>) field(seal, "cans")) {
                Map<?, ?> can = (Map<?, ?>) entry;
                cans.add(new SealedCan(
                        field(can, "key").toString(),
                        Long.parseLong(field(can, "sizeBytes").toString()),
                        Long.parseLong(field(can, "records").toString()),
                        field(can, "sha256").toString()));
            }
            return new Seal(
                    field(seal, "dataset").toString(),
                    field(seal, "time").toString(),
                    Integer.parseInt(field(seal, "revision").toString()),
                    cans);
        } catch (MalformedJsonException | ClassCastException | NullPointerException | NumberFormatException e) {
            throw new StoreException(file + ": not a seal: " + e.getMessage(), e);
        }
    }

    private static Object field(Map<?, ?> object, String name) {
        return java.util.Objects.requireNonNull(object.get(name), name);
    }
}
