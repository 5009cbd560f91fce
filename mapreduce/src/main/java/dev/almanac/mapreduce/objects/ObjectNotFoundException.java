package dev.almanac.mapreduce.objects;

import java.net.URI;

/** Nothing lies under the key, or the root itself is missing. */
public final class ObjectNotFoundException extends ObjectsException {
    public ObjectNotFoundException(URI uri, String key) {
        super(uri, key, "no such object", null);
    }
}
