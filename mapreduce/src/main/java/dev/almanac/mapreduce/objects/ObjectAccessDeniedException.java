package dev.almanac.mapreduce.objects;

import java.net.URI;

/** The credentials or the file mode do not allow the operation; trying again does not help. */
public final class ObjectAccessDeniedException extends ObjectsException {
    public ObjectAccessDeniedException(URI uri, String key, Throwable cause) {
        super(uri, key, "access is denied", cause);
    }
}
