package dev.almanac.mapreduce.objects;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects under one root: a folder, or a bucket with an optional prefix. Objects are put whole or not at all and
 * read as they were put. Safe for use by several threads.
 *
 * <p>Keys keep the rule of {@link ObjectKey}; others are an {@link IllegalArgumentException}. Every method, and every
 * stream that a method returns, throws a subtype of {@link ObjectsException} when the place fails it.
 */
public interface Objects extends AutoCloseable {
    /** The root, without a slash at its end. */
    URI uri();

    /** What lies under the key, if anything does. */
    Optional<ObjectInfo> find(String key);

    /**
     * The objects whose keys begin with the prefix, in the order of their keys' UTF-8 bytes. The stream asks for more
     * as it is consumed and must be closed. A root that does not exist is an {@link ObjectNotFoundException}.
     *
     * @param prefix any beginning of a key, empty for all
     */
    Stream<ObjectInfo> list(String prefix);

    /** The object's content. A short body is never taken for the whole: a stream ends in order or throws. */
    InputStream open(String key);

    /**
     * A part of the object's content.
     *
     * @param offset from its beginning, in bytes
     * @param length in bytes
     * @throws ObjectRangeException now or while reading, if the object ends before the range does
     */
    InputStream open(String key, long offset, long length);

    /** A part of the object's content, at most 1 GiB of it, in memory. */
    byte[] read(String key, long offset, int length);

    /**
     * Puts the file's content, whole or not at all. The file must not change meanwhile.
     *
     * @return the new content's etag
     * @throws PreconditionFailedException if the options' condition does not hold
     */
    String put(String key, Path content, PutOptions options);

    /** Puts these bytes, whole or not at all; otherwise as for a file. */
    String put(String key, byte[] content, PutOptions options);

    /** Removes the object; it may be absent already. */
    void delete(String key);

    /**
     * Copies the object to another root or key, replacing what is there. Bytes do not pass through this process when
     * both roots lie at the same S3 endpoint; headers go with them then.
     */
    void copy(String key, Objects target, String targetKey);

    /**
     * An address at which anyone can fetch the object.
     *
     * @param validFor more than zero, at most seven days
     * @throws UnsupportedOperationException for a folder
     */
    URI presignGet(String key, Duration validFor);

    /**
     * An address at which anyone can put the object once or more, with any headers.
     *
     * @param validFor more than zero, at most seven days
     * @throws UnsupportedOperationException for a folder
     */
    URI presignPut(String key, Duration validFor);

    @Override
    void close();
}
