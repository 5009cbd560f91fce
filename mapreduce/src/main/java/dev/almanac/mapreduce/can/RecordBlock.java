package dev.almanac.mapreduce.can;

import java.nio.charset.StandardCharsets;

/**
 * The records of one frame in memory. Decoding the next frame into the same block replaces them, so that no memory is
 * asked for. Not safe for use by several threads.
 */
public final class RecordBlock implements RecordView {
    private byte[] text = new byte[0];
    private int[] starts = new int[1];
    private byte[] keys = new byte[0];
    private int[] keyEnds = new int[0];
    private int count;
    private long frameOffset;

    @Override
    public int count() {
        return count;
    }

    @Override
    public byte[] text() {
        return text;
    }

    @Override
    public int from(int record) {
        return starts[record];
    }

    @Override
    public int to(int record) {
        return starts[record + 1] - 1;
    }

    @Override
    public String key(int record) {
        int begin = record == 0 ? 0 : keyEnds[record - 1];
        return new String(keys, begin, keyEnds[record] - begin, StandardCharsets.UTF_8);
    }

    @Override
    public long offset(int record) {
        return frameOffset;
    }

    /**
     * Decodes a frame and the block of its keys, and checks both against their entry in the index.
     *
     * @param stored holds the frame's bytes from {@code storedFrom}
     * @param storedKeys holds the block's bytes from {@code keysFrom}
     * @param file what messages call the can
     */
    public void decode(CanFrame frame, byte[] stored, int storedFrom, byte[] storedKeys, int keysFrom, String file) {
        frameOffset = frame.offset();
        int length = Lz4Frame.contentLength(stored, storedFrom, frame.storedBytes(), file, frame.offset());
        if (length != frame.contentBytes()) {
            throw new MalformedCanException(
                    file,
                    frame.offset(),
                    "the frame holds %d bytes, the index says %d".formatted(length, frame.contentBytes()));
        }
        if (text.length < length) {
            text = new byte[length + (length >> 2)];
        }
        Lz4Frame.decode(stored, storedFrom, frame.storedBytes(), text, 0, length, file, frame.offset());
        if (lastFourBytes(stored, storedFrom + frame.storedBytes()) != frame.checksum()) {
            throw new MalformedCanException(file, frame.offset(), "this is not the frame that the index means");
        }
        decodeKeys(
                frame, Lz4Frame.decode(storedKeys, keysFrom, frame.keysStoredBytes(), file, frame.keysOffset()), file);
    }

    private static int lastFourBytes(byte[] bytes, int end) {
        return (bytes[end - 4] & 0xff)
                | (bytes[end - 3] & 0xff) << 8
                | (bytes[end - 2] & 0xff) << 16
                | (bytes[end - 1] & 0xff) << 24;
    }

    private void decodeKeys(CanFrame frame, byte[] packed, String file) {
        PackedReader reader = new PackedReader(packed, packed.length, file, frame.keysOffset());
        count = frame.records();
        if (keyEnds.length < count) {
            keyEnds = new int[count];
            starts = new int[count + 1];
        }
        int keyFrom = 0;
        int keyTo = 0;
        for (int i = 0; i < count; i++) {
            int shared = reader.smallNumber(keyTo - keyFrom);
            int own = reader.smallNumber(CanFormat.MAX_KEY_BYTES - shared);
            int ownFrom = reader.skip(own);
            room(keyTo + shared + own);
            System.arraycopy(keys, keyFrom, keys, keyTo, shared);
            System.arraycopy(packed, ownFrom, keys, keyTo + shared, own);
            keyFrom = keyTo;
            keyTo += shared + own;
            keyEnds[i] = keyTo;
            endRecord(i, reader.smallNumber(CanFormat.MAX_RECORD_BYTES), frame, reader);
        }
        reader.requireEnd();
        requireFits(frame, reader);
    }

    private void endRecord(int record, int length, CanFrame frame, PackedReader reader) {
        int end = starts[record] + length;
        if (length == 0 || end > frame.contentBytes() || text[end - 1] != '\n') {
            throw reader.damage("the keys say that record " + record + " of the frame ends at byte " + end
                    + " of its text, where no line ends");
        }
        starts[record + 1] = end;
    }

    private void requireFits(CanFrame frame, PackedReader reader) {
        if (starts[count] != frame.contentBytes()) {
            throw reader.damage("the records do not fill their frame");
        }
        if (count > 0 && (!key(0).equals(frame.firstKey()) || !key(count - 1).equals(frame.lastKey()))) {
            throw reader.damage("these are not the keys that the index means");
        }
    }

    private void room(int length) {
        if (keys.length < length) {
            keys = java.util.Arrays.copyOf(keys, Math.max(length, keys.length * 2));
        }
    }
}
