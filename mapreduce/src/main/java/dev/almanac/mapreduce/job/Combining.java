package dev.almanac.mapreduce.job;

import java.util.Iterator;

/** A job that makes fewer pairs of those that one split of the data emitted, before they are sorted and moved. */
public interface Combining {
    /**
     * Is called once for each split and key, with the key's values in the order in which they were emitted.
     *
     * @param values to be gone through once, within the call
     */
    void combine(Key key, Iterator<Value> values, Emitter emitter) throws Exception;
}
