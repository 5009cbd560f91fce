package dev.almanac.mapreduce.objects;

import java.net.URI;

/** The object has fewer bytes than the range that was asked for. */
public final class ObjectRangeException extends ObjectsException {
    public ObjectRangeException(URI uri, String key, long offset, long length, long sizeBytes) {
        super(
                uri,
                key,
                "the range of %d bytes from offset %d does not lie within the object's %d bytes"
                        .formatted(length, offset, sizeBytes),
                null);
    }
}
