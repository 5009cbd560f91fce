package dev.almanac.mapreduce.objects;

import java.net.URI;

/** The condition of a put did not hold, or an object was replaced while it was being read. */
public final class PreconditionFailedException extends ObjectsException {
    public PreconditionFailedException(URI uri, String key, String condition) {
        super(uri, key, "the condition (" + condition + ") does not hold", null);
    }
}
