package dev.almanac.mapreduce.engine;

import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Sorted pairs, key by key. The values of a key are read as they are asked for; those left over are passed over. */
final class Groups {
    private final PairSource pairs;
    private byte[] key = new byte[0];
    private boolean hasPair;
    private long pairCount;

    Groups(PairSource pairs) throws IOException {
        this.pairs = pairs;
        advance();
    }

    private void advance() throws IOException {
        hasPair = pairs.next();
        pairCount += hasPair ? 1 : 0;
    }

    boolean hasNext() {
        return hasPair;
    }

    Key nextKey() {
        key = Arrays.copyOfRange(pairs.keyBytes(), pairs.keyFrom(), pairs.keyFrom() + pairs.keyLength());
        return Key.ofEncoded(key);
    }

    private boolean isSameKey() {
        return hasPair
                && Arrays.equals(
                        key, 0, key.length, pairs.keyBytes(), pairs.keyFrom(), pairs.keyFrom() + pairs.keyLength());
    }

    /** The values of the key that was asked for last. */
    Iterator<Value> values() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return isSameKey();
            }

            @Override
            public Value next() {
                if (!isSameKey()) {
                    throw new NoSuchElementException();
                }
                Value value = Value.ofEncoded(pairs.value());
                try {
                    advance();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return value;
            }
        };
    }

    void skipRest() throws IOException {
        while (isSameKey()) {
            advance();
        }
    }

    /** How many pairs have been read. */
    long pairCount() {
        return pairCount;
    }
}
