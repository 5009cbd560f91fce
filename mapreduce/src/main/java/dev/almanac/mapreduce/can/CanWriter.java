package dev.almanac.mapreduce.can;

import dev.almanac.mapreduce.json.JsonValidator;
import dev.almanac.mapreduce.json.MalformedJsonException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one can. Records come in the ascending order of their keys' bytes, and each is validated. The same records
 * under the same partition and name give the same bytes. Not safe for use by several threads.
 */
public final class CanWriter {
    private final CanBody body;
    private final JsonValidator validator = new JsonValidator();
    private final PackedBytes text = new PackedBytes();
    private final PackedBytes keys = new PackedBytes();
    private byte[] firstKey = new byte[0];
    private byte[] lastKey = new byte[0];
    private int frameRecords;
    private long records;
    private boolean finished;

    /**
     * A writer to the stream, which stays open.
     *
     * @param stem what the tar's members are named by: one to eighty of letters, digits, {@code .}, {@code _},
     *     {@code -}
     */
    public CanWriter(OutputStream out, Partition partition, String stem) {
        if (!stem.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}")) {
            throw new IllegalArgumentException("not a stem for a member's name: " + stem);
        }
        this.body = new CanBody(out, partition, stem);
    }

    /**
     * Adds a record.
     *
     * @param key 1 to 1,024 bytes of UTF-8 without control characters, not lower than the one before
     * @param json one JSON object on one line, from {@code from} to {@code to}
     * @throws RefusedRecordException if the record does not keep the rules; the writer can go on
     */
    public void add(String key, byte[] json, int from, int to) throws IOException {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        requireKey(key, utf8);
        requireJson(key, json, from, to);
        if (records > 0 && Arrays.compareUnsigned(utf8, lastKey) < 0) {
            throw new RefusedRecordException(
                    key, "keys must ascend but this follows '" + new String(lastKey, StandardCharsets.UTF_8) + "'");
        }
        if (frameRecords == 0) {
            firstKey = utf8;
            lastKey = new byte[0];
        }
        addKey(utf8, to - from + 1);
        text.raw(json, from, to - from).one((byte) '\n');
        lastKey = utf8;
        records++;
        frameRecords++;
        if (text.size() >= CanFormat.FRAME_BYTES) {
            endFrame();
        }
    }

    private static void requireKey(String key, byte[] utf8) {
        if (utf8.length == 0 || utf8.length > CanFormat.MAX_KEY_BYTES) {
            throw new RefusedRecordException(key, "a key must have 1 to 1024 bytes but has " + utf8.length);
        }
        for (byte b : utf8) {
            if (b >= 0 && b < ' ' || b == 127) {
                throw new RefusedRecordException(key, "a key must not have control characters");
            }
        }
    }

    private void requireJson(String key, byte[] json, int from, int to) {
        if (to - from >= CanFormat.MAX_RECORD_BYTES) {
            throw new RefusedRecordException(
                    key, "a record must have less than 64 MiB but has " + (to - from) + " bytes");
        }
        for (int i = from; i < to; i++) {
            if (json[i] == '\n') {
                throw new RefusedRecordException(key, "a record must stand on one line");
            }
        }
        try {
            validator.validateObject(json, from, to);
        } catch (MalformedJsonException e) {
            throw new RefusedRecordException(key, java.util.Objects.requireNonNull(e.getMessage()));
        }
    }

    /** Packs what the key does not share with the one before it in the frame. */
    private void addKey(byte[] key, int recordBytes) {
        int shared = Arrays.mismatch(key, lastKey);
        if (shared < 0) {
            shared = key.length;
        }
        keys.number(shared)
                .number(key.length - shared)
                .raw(key, shared, key.length - shared)
                .number(recordBytes);
    }

    private void endFrame() throws IOException {
        if (frameRecords > 0) {
            body.addFrame(
                    text,
                    keys,
                    frameRecords,
                    new String(firstKey, StandardCharsets.UTF_8),
                    new String(lastKey, StandardCharsets.UTF_8));
            text.clear();
            keys.clear();
            frameRecords = 0;
        }
    }

    /** How long the can is so far, roughly: what is still held back is counted as it is, uncompressed. */
    public long bytesSoFar() {
        return body.bytesSoFar() + text.size();
    }

    /** How many records were added. */
    public long records() {
        return records;
    }

    /** Writes what is left and the index. The can is not whole before this returns. */
    public void finish() throws IOException {
        if (finished) {
            throw new IllegalStateException("the can is finished already");
        }
        finished = true;
        endFrame();
        body.finish();
    }
}
