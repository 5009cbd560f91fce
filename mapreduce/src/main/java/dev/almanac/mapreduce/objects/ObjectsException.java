package dev.almanac.mapreduce.objects;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An operation on one object failed; the subtype says what the caller can do about it. */
public abstract sealed class ObjectsException extends RuntimeException
        permits ObjectNotFoundException,
                ObjectRangeException,
                ObjectsUnavailableException,
                ObjectAccessDeniedException,
                PreconditionFailedException {
    private final URI uri;
    private final String key;

    ObjectsException(URI uri, String key, String reason, @Nullable Throwable cause) {
        super(reason + ": '" + key + "' under " + uri, cause);
        this.uri = uri;
        this.key = key;
    }

    /** The root. */
    public final URI uri() {
        return uri;
    }

    /** The object's key under the root, or the prefix of a listing. */
    public final String key() {
        return key;
    }
}
