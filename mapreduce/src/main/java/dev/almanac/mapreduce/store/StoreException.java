package dev.almanac.mapreduce.store;

import org.jspecify.annotations.Nullable;

/** The store or what is asked of it is not in order; the message says where and which rule. */
public final class StoreException extends RuntimeException {
    public StoreException(String message) {
        this(message, null);
    }

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
