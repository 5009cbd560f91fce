package dev.almanac.mapreduce.job;

import java.util.Iterator;

/** A job that writes what becomes of all values of a key. */
public interface Reducing {
    /** Is called once in each reducing process, before all keys: the place to choose separators. */
    default void setUpReduce(Output output) throws Exception {}

    /**
     * Is called once for each key. The whole output is in the order of the keys.
     *
     * @param values in the order of the data, to be gone through once, within the call
     */
    void reduce(Key key, Iterator<Value> values, Output output) throws Exception;
}
