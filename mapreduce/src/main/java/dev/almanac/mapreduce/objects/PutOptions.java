package dev.almanac.mapreduce.objects;

import org.jspecify.annotations.Nullable;

/**
 * How an object is put. Folders keep the content and honour the condition; the headers are for those who fetch the
 * object over HTTP, so only buckets keep them.
 *
 * @param contentType media type
 * @param contentDisposition header of that name, such as {@code attachment; filename="a.csv"}
 * @param cacheControl header of that name
 * @param condition what must hold for the put to happen
 */
public record PutOptions(
        String contentType,
        @Nullable String contentDisposition,
        @Nullable String cacheControl,
        PutCondition condition) {

    /** Bytes of no stated type that replace what is there. */
    public static final PutOptions DEFAULT = new PutOptions("application/octet-stream", null, null, PutCondition.ANY);

    public PutOptions withContentType(String newContentType) {
        return new PutOptions(newContentType, contentDisposition, cacheControl, condition);
    }

    public PutOptions withContentDisposition(String newContentDisposition) {
        return new PutOptions(contentType, newContentDisposition, cacheControl, condition);
    }

    public PutOptions withCacheControl(String newCacheControl) {
        return new PutOptions(contentType, contentDisposition, newCacheControl, condition);
    }

    public PutOptions withCondition(PutCondition newCondition) {
        return new PutOptions(contentType, contentDisposition, cacheControl, newCondition);
    }
}
