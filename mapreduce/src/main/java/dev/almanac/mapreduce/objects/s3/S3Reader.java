package dev.almanac.mapreduce.objects.s3;

import dev.almanac.mapreduce.objects.ObjectRangeException;
import dev.almanac.mapreduce.objects.ObjectsException;
import dev.almanac.mapreduce.objects.ObjectsUnavailableException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Opens objects and ranges of them; the streams resume by themselves after a cut connection. */
final class S3Reader {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client client;
    private final S3Root root;

    S3Reader(S3Client client, S3Root root) {
        this.client = client;
        this.root = root;
    }

    InputStream open(String key) {
        ResponseInputStream<GetObjectResponse> body;
        try {
            body = client.getObject(request(key).build());
        } catch (SdkException e) {
            throw root.failure(key, e);
        }
        GetObjectResponse head = body.response();
        return new ResumingInputStream(
                body, root, key, 0, head.contentLength(), (from, rest) -> range(key, from, rest, head.eTag()));
    }

    InputStream open(String key, long offset, long length) {
        if (length == 0) {
            return nothing(key, offset);
        }
        ResponseInputStream<GetObjectResponse> body = range(key, offset, length, null);
        String etag = body.response().eTag();
        return new ResumingInputStream(body, root, key, offset, length, (from, rest) -> range(key, from, rest, etag));
    }

    /** HTTP has no empty range, so the object itself is asked whether it reaches that far. */
    private InputStream nothing(String key, long offset) {
        long size = size(key);
        if (offset > size) {
            throw new ObjectRangeException(root.uri(), key, offset, 0, size);
        }
        return InputStream.nullInputStream();
    }

    private ResponseInputStream<GetObjectResponse> range(String key, long offset, long length, @Nullable String etag) {
        String range = "bytes=%d-%d".formatted(offset, Math.addExact(offset, length) - 1);
        ResponseInputStream<GetObjectResponse> body;
        try {
            body = client.getObject(request(key).range(range).ifMatch(etag).build());
        } catch (AwsServiceException e) {
            throw e.statusCode() == RANGE_NOT_SATISFIABLE
                    ? new ObjectRangeException(root.uri(), key, offset, length, size(key))
                    : root.failure(key, e);
        } catch (SdkException e) {
            throw root.failure(key, e);
        }
        return requireWhole(body, key, offset, length);
    }

    private ResponseInputStream<GetObjectResponse> requireWhole(
            ResponseInputStream<GetObjectResponse> body, String key, long offset, long length) {
        String given = String.valueOf(body.response().contentRange());
        Matcher range = CONTENT_RANGE.matcher(given);
        ObjectsException failure = null;
        if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
            failure = new ObjectsUnavailableException(
                    root.uri(), key, "asked for bytes from %d but got %s".formatted(offset, given), null);
        } else if (Long.parseLong(range.group(2)) != offset + length - 1) {
            failure = new ObjectRangeException(root.uri(), key, offset, length, Long.parseLong(range.group(3)));
        }
        if (failure != null) {
            body.abort();
            throw failure;
        }
        return body;
    }

    private long size(String key) {
        try {
            return client.headObject(head -> head.bucket(root.bucket()).key(root.keyInBucket(key)))
                    .contentLength();
        } catch (SdkException e) {
            throw root.failure(key, e);
        }
    }

    private GetObjectRequest.Builder request(String key) {
        return GetObjectRequest.builder().bucket(root.bucket()).key(root.keyInBucket(key));
    }
}
