package dev.almanac.mapreduce.engine;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Many sources as one, in the order of key, split, and of equal ones as the sources come. */
final class Merge implements PairSource {
    private record Ranked(PairSource source, int rank) {}

    private static final Comparator<Ranked> ORDER = (one, other) -> {
        int result = compareKeys(one.source(), other.source());
        if (result == 0) {
            result = Integer.compare(one.source().split(), other.source().split());
        }
        return result != 0 ? result : Integer.compare(one.rank(), other.rank());
    };

    private final List<? extends PairSource> sources;
    private final PriorityQueue<Ranked> waiting;
    private @Nullable Ranked current;

    Merge(List<? extends PairSource> sources) throws IOException {
        this.sources = sources;
        this.waiting = new PriorityQueue<>(Math.max(1, sources.size()), ORDER);
        for (int rank = 0; rank < sources.size(); rank++) {
            if (sources.get(rank).next()) {
                waiting.add(new Ranked(sources.get(rank), rank));
            }
        }
    }

    static int compareKeys(PairSource one, PairSource other) {
        return Arrays.compareUnsigned(
                one.keyBytes(),
                one.keyFrom(),
                one.keyFrom() + one.keyLength(),
                other.keyBytes(),
                other.keyFrom(),
                other.keyFrom() + other.keyLength());
    }

    @Override
    public boolean next() throws IOException {
        if (current != null && current.source().next()) {
            // Mostly the same source goes on: then the queue need not be touched.
            if (waiting.isEmpty() || ORDER.compare(current, waiting.peek()) < 0) {
                return true;
            }
            waiting.add(current);
        }
        current = waiting.poll();
        return current != null;
    }

    private PairSource source() {
        if (current == null) {
            throw new IllegalStateException("there is no pair");
        }
        return current.source();
    }

    @Override
    public byte[] keyBytes() {
        return source().keyBytes();
    }

    @Override
    public int keyFrom() {
        return source().keyFrom();
    }

    @Override
    public int keyLength() {
        return source().keyLength();
    }

    @Override
    public int split() {
        return source().split();
    }

    @Override
    public byte[] value() {
        return source().value();
    }

    @Override
    public void close() throws IOException {
        for (PairSource source : sources) {
            source.close();
        }
    }
}
