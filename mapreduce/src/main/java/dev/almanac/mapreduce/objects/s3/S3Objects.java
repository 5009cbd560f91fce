package dev.almanac.mapreduce.objects.s3;

import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.objects.ObjectKey;
import dev.almanac.mapreduce.objects.ObjectRange;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.PutOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a bucket, under an optional prefix. Get one from {@link S3Connection#objects}. */
public final class S3Objects implements Objects {
    private final S3Connection connection;
    private final S3Root root;
    private final Runnable onClose;
    private final S3Reader reader;
    private final S3Writer writer;

    S3Objects(S3Connection connection, S3Root root, Runnable onClose) {
        this.connection = connection;
        this.root = root;
        this.onClose = onClose;
        this.reader = new S3Reader(connection.client(), root);
        this.writer = new S3Writer(connection.client(), root);
    }

    @Override
    public URI uri() {
        return root.uri();
    }

    @Override
    public Optional<ObjectInfo> find(String key) {
        ObjectKey.require(key);
        try {
            HeadObjectResponse head = connection.client().headObject(request -> request.bucket(root.bucket())
                    .key(root.keyInBucket(key)));
            return Optional.of(new ObjectInfo(key, head.contentLength(), head.eTag(), head.lastModified()));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw root.failure(key, e);
        } catch (SdkException e) {
            throw root.failure(key, e);
        }
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) {
        if (!prefix.isEmpty() && prefix.startsWith("/")) {
            throw new IllegalArgumentException("a prefix must not begin with a slash but was: " + prefix);
        }
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(root.bucket())
                .prefix(root.keyInBucket(prefix))
                .build();
        try {
            return connection.client().listObjectsV2Paginator(request).contents().stream()
                    .filter(object -> !isFolderMark(object))
                    .map(this::info);
        } catch (SdkException e) {
            throw root.failure(prefix, e);
        }
    }

    /** Consoles leave empty objects with a slash at the end to show folders. */
    private static boolean isFolderMark(S3Object object) {
        return object.key().endsWith("/") && object.size() == 0;
    }

    private ObjectInfo info(S3Object object) {
        return new ObjectInfo(root.keyUnderRoot(object.key()), object.size(), object.eTag(), object.lastModified());
    }

    @Override
    public InputStream open(String key) {
        return reader.open(ObjectKey.require(key));
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        ObjectRange.requireValid(offset, length);
        return reader.open(ObjectKey.require(key), offset, length);
    }

    @Override
    public byte[] read(String key, long offset, int length) {
        ObjectRange.requireReadable(offset, length);
        try (InputStream part = open(key, offset, length)) {
            return part.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading '%s' under %s failed".formatted(key, uri()), e);
        }
    }

    @Override
    public String put(String key, Path content, PutOptions options) {
        ObjectKey.require(key);
        try {
            return writer.put(key, Files.size(content), () -> Files.newInputStream(content), options);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + content + " failed", e);
        }
    }

    @Override
    public String put(String key, byte[] content, PutOptions options) {
        ObjectKey.require(key);
        return writer.put(key, content.length, () -> new ByteArrayInputStream(content), options);
    }

    @Override
    public void delete(String key) {
        ObjectKey.require(key);
        try {
            connection.client().deleteObject(request -> request.bucket(root.bucket())
                    .key(root.keyInBucket(key)));
        } catch (S3Exception e) {
            if (e.statusCode() != 404) {
                throw root.failure(key, e);
            }
        } catch (SdkException e) {
            throw root.failure(key, e);
        }
    }

    @Override
    public void copy(String key, Objects target, String targetKey) {
        ObjectKey.require(key);
        ObjectKey.require(targetKey);
        if (target instanceof S3Objects other && other.connection.endpoint().equals(connection.endpoint())) {
            writer.copyTo(key, other.root, targetKey);
        } else {
            throughAFile(key, target, targetKey);
        }
    }

    private void throughAFile(String key, Objects target, String targetKey) {
        try {
            Path file = Files.createTempFile("almanac-copy", null);
            try (InputStream content = open(key)) {
                Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                target.put(targetKey, file, PutOptions.DEFAULT);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("copying '%s' under %s failed".formatted(key, uri()), e);
        }
    }

    @Override
    public URI presignGet(String key, Duration validFor) {
        ObjectKey.require(key);
        return URI.create(connection
                .presigner()
                .presignGetObject(presign -> presign.signatureDuration(validFor)
                        .getObjectRequest(get -> get.bucket(root.bucket()).key(root.keyInBucket(key))))
                .url()
                .toExternalForm());
    }

    @Override
    public URI presignPut(String key, Duration validFor) {
        ObjectKey.require(key);
        return URI.create(connection
                .presigner()
                .presignPutObject(presign -> presign.signatureDuration(validFor)
                        .putObjectRequest(put -> put.bucket(root.bucket()).key(root.keyInBucket(key))))
                .url()
                .toExternalForm());
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
