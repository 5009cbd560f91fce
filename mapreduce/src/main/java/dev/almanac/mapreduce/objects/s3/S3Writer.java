package dev.almanac.mapreduce.objects.s3;

import dev.almanac.mapreduce.objects.PreconditionFailedException;
import dev.almanac.mapreduce.objects.PutCondition;
import dev.almanac.mapreduce.objects.PutOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Puts objects whole: small ones in one request, large ones in parts of which nothing is seen before the last step. A
 * condition goes with the request that makes the object visible.
 */
final class S3Writer {
    /** Opens the content, again for each try. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** From this size on an object goes in parts. */
    static final long MULTIPART_BYTES = 64L << 20;

    private static final String PUT_ID = "almanac-put";

    private final S3Client client;
    private final S3Root root;

    S3Writer(S3Client client, S3Root root) {
        this.client = client;
        this.root = root;
    }

    String put(String key, long sizeBytes, Content content, PutOptions options) {
        String putId = UUID.randomUUID().toString();
        try {
            return sizeBytes < MULTIPART_BYTES
                    ? putAtOnce(key, sizeBytes, content, options, putId)
                    : new S3Multipart(client, root, key, options, Map.of(PUT_ID, putId)).put(sizeBytes, content);
        } catch (SdkException e) {
            RuntimeException failure = root.failure(key, e);
            if (failure instanceof PreconditionFailedException) {
                return etagIfOurs(key, putId, failure);
            }
            throw failure;
        }
    }

    private String putAtOnce(String key, long sizeBytes, Content content, PutOptions options, String putId) {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(root.bucket())
                .key(root.keyInBucket(key))
                .contentType(options.contentType())
                .contentDisposition(options.contentDisposition())
                .cacheControl(options.cacheControl())
                .metadata(Map.of(PUT_ID, putId))
                .ifNoneMatch(ifNoneMatch(options.condition()))
                .ifMatch(ifMatch(options.condition()))
                .build();
        RequestBody body = RequestBody.fromContentProvider(() -> opened(content), sizeBytes, options.contentType());
        return client.putObject(request, body).eTag();
    }

    /** A put whose answer was lost is sent again and then meets its own object: that is a success. */
    private String etagIfOurs(String key, String putId, RuntimeException refusal) {
        try {
            HeadObjectResponse present =
                    client.headObject(head -> head.bucket(root.bucket()).key(root.keyInBucket(key)));
            if (putId.equals(present.metadata().get(PUT_ID))) {
                return present.eTag();
            }
        } catch (SdkException e) {
            refusal.addSuppressed(e);
        }
        throw refusal;
    }

    static InputStream opened(Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static @Nullable String ifNoneMatch(PutCondition condition) {
        return condition instanceof PutCondition.Absent ? "*" : null;
    }

    static @Nullable String ifMatch(PutCondition condition) {
        return condition instanceof PutCondition.Matches matches ? matches.etag() : null;
    }

    void copyTo(String key, S3Root target, String targetKey) {
        try {
            client.copyObject(request -> request.sourceBucket(root.bucket())
                    .sourceKey(root.keyInBucket(key))
                    .destinationBucket(target.bucket())
                    .destinationKey(target.keyInBucket(targetKey)));
        } catch (SdkException e) {
            throw root.failure(key, e);
        }
    }
}
