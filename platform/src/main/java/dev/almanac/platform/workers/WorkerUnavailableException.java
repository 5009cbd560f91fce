package dev.almanac.platform.workers;

import org.jspecify.annotations.Nullable;

/** No worker can be had, or asked, at present. The message is a sentence for people that says why. */
public final class WorkerUnavailableException extends RuntimeException {

    public WorkerUnavailableException(String reason) {
        this(reason, null);
    }

    public WorkerUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
