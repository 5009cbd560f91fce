package dev.almanac.mapreduce.engine;

import org.jspecify.annotations.Nullable;

/** The job ends without output; the message says where and why. */
public final class JobFailedException extends RuntimeException {
    public JobFailedException(String message) {
        this(message, null);
    }

    public JobFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
