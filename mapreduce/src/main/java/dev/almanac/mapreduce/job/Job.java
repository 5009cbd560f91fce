package dev.almanac.mapreduce.job;

/**
 * A job over measurements. Its class has a public constructor without arguments; each process makes its own object and
 * calls it from one thread. A job that also is {@link Combining} or {@link Reducing} takes part in these steps; without
 * reduce every pair comes out as key, tab, value.
 */
public interface Job {
    /**
     * Looks at one measurement and emits pairs. What it emits must follow from the measurement alone, for the call may
     * be made again. A call that throws emits nothing.
     */
    void map(Measurement measurement, Emitter emitter) throws Exception;
}
