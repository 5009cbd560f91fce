package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.CanWriter;
import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.can.RecordView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Holds records in memory until they are enough for a can, then writes them in the order of their keys. */
final class RecordSorter {
    private record Held(byte[] order, String key, byte[] json) {}

    // Keys that are equal keep the order of their texts, so that the order of the lines does not matter.
    private static final Comparator<Held> ORDER = Comparator.comparing(Held::order, Arrays::compareUnsigned)
            .thenComparing(Held::json, Arrays::compareUnsigned);
    private static final int STEM_DIGITS = 16;

    private final List<Held> held = new ArrayList<>();
    private long heldBytes;

    void add(RecordView view, int record) {
        String key = view.key(record);
        byte[] json = Arrays.copyOfRange(view.text(), view.from(record), view.to(record));
        held.add(new Held(key.getBytes(StandardCharsets.UTF_8), key, json));
        heldBytes += json.length;
    }

    long heldBytes() {
        return heldBytes;
    }

    int size() {
        return held.size();
    }

    /** Writes a can of what is held, and holds nothing more. */
    void writeTo(OutputStream out, Partition partition) throws IOException {
        held.sort(ORDER);
        CanWriter writer = new CanWriter(out, partition, partition.dataset() + "-" + digest());
        for (Held record : held) {
            writer.add(record.key(), record.json(), 0, record.json().length);
        }
        writer.finish();
        held.clear();
        heldBytes = 0;
    }

    /** Names the members after their content, so that cans can be extracted side by side. */
    private String digest() {
        java.security.MessageDigest sha256 = Digests.sha256();
        for (Held record : held) {
            sha256.update(record.order());
            sha256.update(record.json());
        }
        return HexFormat.of().formatHex(sha256.digest()).substring(0, STEM_DIGITS);
    }
}
