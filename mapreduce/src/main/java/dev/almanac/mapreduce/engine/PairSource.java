package dev.almanac.mapreduce.engine;

import java.io.Closeable;
import java.io.IOException;

/** Pairs in the order of key, split and emission, one at a time. */
interface PairSource extends Closeable {
    /** Goes to the next pair. @return false if there is none */
    boolean next() throws IOException;

    /** The array that holds the key from its {@link #keyFrom}; it lasts until the next call of {@link #next}. */
    byte[] keyBytes();

    int keyFrom();

    int keyLength();

    int split();

    /** A copy of the value. */
    byte[] value();
}
