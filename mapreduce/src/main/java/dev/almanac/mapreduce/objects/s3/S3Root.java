package dev.almanac.mapreduce.objects.s3;

import dev.almanac.mapreduce.objects.ObjectAccessDeniedException;
import dev.almanac.mapreduce.objects.ObjectKey;
import dev.almanac.mapreduce.objects.ObjectNotFoundException;
import dev.almanac.mapreduce.objects.ObjectsException;
import dev.almanac.mapreduce.objects.ObjectsUnavailableException;
import dev.almanac.mapreduce.objects.PreconditionFailedException;
import java.net.URI;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** A bucket and the prefix of its keys, and what S3's refusals mean for an object there. */
record S3Root(String bucket, String prefix) {
    S3Root {
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new IllegalArgumentException(
                    "a bucket's name must be 3 to 63 of a-z, 0-9, '.' and '-' but was: " + bucket);
        }
        if (!prefix.isEmpty()) {
            ObjectKey.require(prefix);
        }
    }

    URI uri() {
        return URI.create("s3://" + bucket + (prefix.isEmpty() ? "" : "/" + S3Uri.encoded(prefix)));
    }

    /** The object's key in the bucket. */
    String keyInBucket(String key) {
        return prefix.isEmpty() ? key : prefix + "/" + key;
    }

    /** The key under this root of what lies in the bucket under that key. */
    String keyUnderRoot(String keyInBucket) {
        return prefix.isEmpty() ? keyInBucket : keyInBucket.substring(prefix.length() + 1);
    }

    ObjectsException failure(String key, SdkException failure) {
        if (failure instanceof AwsServiceException refusal) {
            switch (refusal.statusCode()) {
                case 404:
                    return new ObjectNotFoundException(uri(), key);
                case 401, 403:
                    return new ObjectAccessDeniedException(uri(), key, refusal);
                case 409, 412:
                    return new PreconditionFailedException(uri(), key, "S3 says " + refusal.getMessage());
                default:
                    break;
            }
        }
        return new ObjectsUnavailableException(uri(), key, "S3 failed (" + failure.getMessage() + ")", failure);
    }
}
