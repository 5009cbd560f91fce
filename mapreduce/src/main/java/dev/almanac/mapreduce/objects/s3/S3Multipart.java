package dev.almanac.mapreduce.objects.s3;

import dev.almanac.mapreduce.objects.PutOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** One upload in parts. Nothing is seen under the key before all parts are there; a failure takes the parts back. */
record S3Multipart(S3Client client, S3Root root, String key, PutOptions options, Map<String, String> metadata) {
    private static final int MIN_PART_BYTES = 16 << 20;
    private static final int MAX_PARTS = 10_000;

    String put(long sizeBytes, S3Writer.Content content) {
        String upload = client.createMultipartUpload(request -> request.bucket(root.bucket())
                        .key(root.keyInBucket(key))
                        .contentType(options.contentType())
                        .contentDisposition(options.contentDisposition())
                        .cacheControl(options.cacheControl())
                        .metadata(metadata))
                .uploadId();
        try (InputStream in = content.open()) {
            return complete(upload, parts(upload, sizeBytes, in));
        } catch (IOException e) {
            throw abort(upload, new UncheckedIOException("reading the content of '" + key + "' failed", e));
        } catch (RuntimeException e) {
            throw abort(upload, e);
        }
    }

    private List<CompletedPart> parts(String upload, long sizeBytes, InputStream in) throws IOException {
        int partBytes = Math.toIntExact(Math.max(MIN_PART_BYTES, sizeBytes / MAX_PARTS + 1));
        List<CompletedPart> parts = new ArrayList<>();
        for (long offset = 0; offset < sizeBytes; offset += partBytes) {
            byte[] bytes = in.readNBytes((int) Math.min(partBytes, sizeBytes - offset));
            if (bytes.length < Math.min(partBytes, sizeBytes - offset)) {
                throw new IOException("the content has less than the " + sizeBytes + " bytes that it began with");
            }
            int number = parts.size() + 1;
            String etag = client.uploadPart(
                            part -> part.bucket(root.bucket())
                                    .key(root.keyInBucket(key))
                                    .uploadId(upload)
                                    .partNumber(number),
                            RequestBody.fromBytes(bytes))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        return parts;
    }

    private String complete(String upload, List<CompletedPart> parts) {
        return client.completeMultipartUpload(request -> request.bucket(root.bucket())
                        .key(root.keyInBucket(key))
                        .uploadId(upload)
                        .multipartUpload(all -> all.parts(parts))
                        .ifNoneMatch(S3Writer.ifNoneMatch(options.condition()))
                        .ifMatch(S3Writer.ifMatch(options.condition())))
                .eTag();
    }

    private RuntimeException abort(String upload, RuntimeException failure) {
        try {
            client.abortMultipartUpload(request ->
                    request.bucket(root.bucket()).key(root.keyInBucket(key)).uploadId(upload));
        } catch (SdkException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
