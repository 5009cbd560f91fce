package dev.almanac.mapreduce.objects.s3;

import org.jspecify.annotations.Nullable;

/**
 * An access key. Its text never shows the secrets.
 *
 * @param sessionToken for temporary credentials only
 */
public record S3Credentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "S3Credentials[accessKeyId=" + accessKeyId + "]";
    }
}
