package dev.almanac.mapreduce.engine;

/** A process that works for this one is gone; what it did can be done again by another. */
public final class ProcessLostException extends RuntimeException {
    public ProcessLostException(String message) {
        super(message);
    }
}
