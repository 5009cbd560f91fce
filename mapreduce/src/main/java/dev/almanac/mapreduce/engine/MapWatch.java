package dev.almanac.mapreduce.engine;

import java.util.concurrent.TimeUnit;

/** Knows which record a process is at and since when, so that another thread can see a call that never ends. */
public final class MapWatch {
    private volatile long startedNanos;
    private volatile String file = "";
    private volatile long offset;
    private volatile boolean busy;

    void begin(String inFile, long atOffset) {
        file = inFile;
        offset = atOffset;
        startedNanos = System.nanoTime();
        busy = true;
    }

    void end() {
        busy = false;
    }

    /** Whether the current record has been looked at for longer than so many seconds. */
    public boolean isOverdue(long seconds) {
        return busy && System.nanoTime() - startedNanos > TimeUnit.SECONDS.toNanos(seconds);
    }

    /** The place of the current record. */
    public String place() {
        return file + ", byte " + offset;
    }
}
