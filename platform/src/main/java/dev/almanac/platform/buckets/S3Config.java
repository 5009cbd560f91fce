package dev.almanac.platform.buckets;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The S3 that keeps code, logs, publications and the measurement store. Without these keys an embedded one is used. */
@ConfigMapping(prefix = "almanac.s3")
public interface S3Config {

    /** The server's address where it is not AWS, for example {@code http://127.0.0.1:9000}. */
    Optional<URI> endpoint();

    /** The region of the buckets. */
    @WithDefault("us-east-1")
    String region();

    /** The access key; without it the AWS SDK's usual chain is asked (environment, profile, instance). */
    Optional<String> accessKey();

    /** The secret key that goes with the access key. */
    Optional<String> secretKey();

    /** Whether the bucket stands in the path instead of the host name; most servers other than AWS need it. */
    @WithDefault("true")
    boolean pathStyle();

    /** The bucket of what everybody may read. */
    @WithDefault("almanac-public")
    String publicBucket();

    /** The bucket of code archives, logs, staging and the publications of private jobs. */
    @WithDefault("almanac-private")
    String privateBucket();

    /** The bucket of the measurement store. */
    @WithDefault("almanac-store")
    String storeBucket();
}
