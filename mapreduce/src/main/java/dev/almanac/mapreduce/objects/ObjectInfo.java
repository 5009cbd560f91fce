package dev.almanac.mapreduce.objects;

import java.time.Instant;

/**
 * What is known about one object without reading it.
 *
 * @param key where it lies under its root
 * @param sizeBytes length of its content
 * @param etag changes whenever the content is replaced; opaque, and only comparable under the same root
 * @param lastModified when the content was put
 */
public record ObjectInfo(String key, long sizeBytes, String etag, Instant lastModified) {
    public ObjectInfo {
        ObjectKey.require(key);
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("sizeBytes must not be negative but was " + sizeBytes);
        }
        if (etag.isEmpty()) {
            throw new IllegalArgumentException("etag must not be empty, object " + key);
        }
    }
}
