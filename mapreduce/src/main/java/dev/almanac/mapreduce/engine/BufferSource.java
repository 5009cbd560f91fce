package dev.almanac.mapreduce.engine;

import java.util.Arrays;

/** The pairs of a sorted buffer. */
final class BufferSource implements PairSource {
    private final PairBuffer buffer;
    private int at = -1;

    BufferSource(PairBuffer sorted) {
        this.buffer = sorted;
    }

    @Override
    public boolean next() {
        at++;
        return at < buffer.count();
    }

    @Override
    public byte[] keyBytes() {
        return buffer.arena();
    }

    @Override
    public int keyFrom() {
        return buffer.keyFrom(at);
    }

    @Override
    public int keyLength() {
        return buffer.keyLength(at);
    }

    @Override
    public int split() {
        return buffer.split(at);
    }

    @Override
    public byte[] value() {
        int from = buffer.valueFrom(at);
        return Arrays.copyOfRange(buffer.arena(), from, from + buffer.valueLength(at));
    }

    @Override
    public void close() {
        // The buffer belongs to its user.
    }
}
