package dev.almanac.mapreduce.objects;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The place did not answer or could not do its work, after all retries; trying again later may succeed. */
public final class ObjectsUnavailableException extends ObjectsException {
    public ObjectsUnavailableException(URI uri, String key, String reason, @Nullable Throwable cause) {
        super(uri, key, reason, cause);
    }
}
