package dev.almanac.mapreduce.can;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one can by ranges: the index first, then single frames. What is read is checked; {@link #verify} checks what is
 * not read too. Safe for use by several threads.
 */
public final class CanReader {
    private final CanBytes bytes;
    private final CanFooter footer;
    private final CanIndex index;

    private CanReader(CanBytes bytes, CanFooter footer, CanIndex index) {
        this.bytes = bytes;
        this.footer = footer;
        this.index = index;
    }

    /**
     * Reads the can's index, in one range but for a can of very many small frames.
     *
     * @throws MalformedCanException if it is no whole can
     */
    public static CanReader open(CanBytes bytes) {
        long size = bytes.sizeBytes();
        byte[] tail = bytes.read(size - CanFormat.tailBytes(size), CanFormat.tailBytes(size));
        CanFooter footer = CanFooter.decode(tail, size, bytes.name());
        long tailOffset = size - tail.length;
        byte[] top;
        int topFrom;
        if (footer.topOffset() >= tailOffset) {
            top = tail;
            topFrom = (int) (footer.topOffset() - tailOffset);
        } else {
            top = bytes.read(footer.topOffset(), footer.topBytes());
            topFrom = 0;
        }
        byte[] content = Lz4Frame.decode(top, topFrom, footer.topBytes(), bytes.name(), footer.topOffset());
        CanIndex index =
                CanTop.decode(content, bytes.name(), footer.topOffset(), footer.keysOffset(), footer.keysBytes());
        return new CanReader(bytes, footer, index);
    }

    /** What the can says of itself. */
    public CanIndex index() {
        return index;
    }

    /** Decodes the frame of that index into the block, from two ranges of the can. */
    public void read(int frame, RecordBlock block) {
        CanFrame entry = index.frames().get(frame);
        byte[] stored = bytes.read(entry.offset(), entry.storedBytes());
        byte[] keys = bytes.read(entry.keysOffset(), entry.keysStoredBytes());
        block.decode(entry, stored, 0, keys, 0, bytes.name());
    }

    /** The JSON texts of all records with the key, in the can's order: each frame that has one costs two ranges. */
    public List<byte[]> find(String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        List<byte[]> found = new ArrayList<>();
        RecordBlock block = new RecordBlock();
        List<CanFrame> frames = index.frames();
        for (int i = firstCandidate(wanted); i < frames.size(); i++) {
            if (compare(frames.get(i).firstKey(), wanted) > 0) {
                break;
            }
            read(i, block);
            for (int record = 0; record < block.count(); record++) {
                if (block.key(record).equals(key)) {
                    found.add(Arrays.copyOfRange(block.text(), block.from(record), block.to(record)));
                }
            }
        }
        return found;
    }

    /** The first frame whose last key is not lower than the wanted one. */
    private int firstCandidate(byte[] wanted) {
        int low = 0;
        int high = index.frames().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(index.frames().get(middle).lastKey(), wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int compare(String key, byte[] wanted) {
        return Arrays.compareUnsigned(key.getBytes(StandardCharsets.UTF_8), wanted);
    }

    /**
     * Checks every byte of the can, and every record anew.
     *
     * @throws MalformedCanException at the first damage
     */
    public void verify() {
        new CanVerification(bytes, footer, index).run();
    }
}
