package dev.almanac.platform.buckets;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.s3.S3Connection;
import dev.almanac.mapreduce.objects.s3.S3Credentials;
import dev.almanac.mapreduce.objects.s3.S3Endpoint;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.net.URI;

/** The installation's three buckets; made at start-up where they are missing. Safe for use by several threads. */
@ApplicationScoped
public class Buckets {

    private final S3Config config;
    private final S3Connection connection;

    Buckets(S3Config config) {
        this.config = config;
        S3Credentials credentials = config.accessKey()
                .flatMap(access -> config.secretKey().map(secret -> new S3Credentials(access, secret, null)))
                .orElse(null);
        this.connection = S3Connection.open(
                new S3Endpoint(config.endpoint().orElse(null), config.region(), credentials, config.pathStyle()));
    }

    @PreDestroy
    void close() {
        connection.close();
    }

    void makeMissing(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        connection.createBucketIfAbsent(config.publicBucket());
        connection.createBucketIfAbsent(config.privateBucket());
        connection.createBucketIfAbsent(config.storeBucket());
    }

    /** What everybody may read. */
    public Objects publicBucket() {
        return connection.objects(config.publicBucket(), "");
    }

    /** Code archives, logs, staging and the publications of private jobs. */
    public Objects privateBucket() {
        return connection.objects(config.privateBucket(), "");
    }

    /** The measurement store. */
    public Objects storeBucket() {
        return connection.objects(config.storeBucket(), "");
    }

    /** The store's address, as the platform sees it. */
    public URI store() {
        return URI.create("s3://" + config.storeBucket());
    }
}
