package dev.almanac.mapreduce.can;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cans for tests, in memory. */
public final class Cans {
    static final Partition DAY = new Partition("d", List.of("day"), List.of("2026-01-02"));

    private Cans() {}

    /** A can of these records. */
    public static byte[] of(Partition partition, SortedMap<String, String> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            CanWriter writer = new CanWriter(out, partition, "s");
            for (Map.Entry<String, String> record : records.entrySet()) {
                byte[] json = record.getValue().getBytes(UTF_8);
                writer.add(record.getKey(), json, 0, json.length);
            }
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Records with keys of eight digits and texts of about so many bytes. */
    static SortedMap<String, String> records(int count, int size, long seed) {
        Random random = new Random(seed);
        SortedMap<String, String> records = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            StringBuilder json = new StringBuilder("{\"n\":").append(i).append(",\"é\":[");
            while (json.length() < size) {
                json.append(random.nextInt(100)).append(',');
            }
            records.put("%08d".formatted(i * 3), json.append("0]}").toString());
        }
        return records;
    }

    static CanBytes bytes(byte[] can) {
        return new CanBytes() {
            @Override
            public String name() {
                return "test.can";
            }

            @Override
            public long sizeBytes() {
                return can.length;
            }

            @Override
            public byte[] read(long offset, int length) {
                if (offset < 0 || length < 0 || offset + length > can.length) {
                    throw new MalformedCanException("test.can", offset, "the file ends before " + length + " bytes");
                }
                return Arrays.copyOfRange(can, (int) offset, (int) offset + length);
            }
        };
    }
}
