package dev.almanac.mapreduce.objects.s3;

import dev.almanac.mapreduce.objects.ObjectsUnavailableException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** One client of one S3 endpoint, shared by all roots that are opened from it. Safe for use by several threads. */
public final class S3Connection implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_ATTEMPTS = 5;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(30);

    private final S3Endpoint endpoint;
    private final S3Client client;
    private final S3Presigner presigner;

    private S3Connection(S3Endpoint endpoint, S3Client client, S3Presigner presigner) {
        this.endpoint = endpoint;
        this.client = client;
        this.presigner = presigner;
    }

    /** Opens a connection; nothing is sent yet. The caller closes it after its roots. */
    public static S3Connection open(S3Endpoint endpoint) {
        AwsCredentialsProvider credentials = credentials(endpoint.credentials());
        S3ClientBuilder client = S3Client.builder()
                .forcePathStyle(endpoint.pathStyle())
                .credentialsProvider(credentials)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .maxConnections(MAX_CONNECTIONS)
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(SILENCE_TIMEOUT))
                .overrideConfiguration(
                        override -> override.retryStrategy(strategy -> strategy.maxAttempts(MAX_ATTEMPTS)));
        S3Presigner.Builder presigner = S3Presigner.builder()
                .credentialsProvider(credentials)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(endpoint.pathStyle())
                        .build());
        if (endpoint.region() != null) {
            client.region(Region.of(endpoint.region()));
            presigner.region(Region.of(endpoint.region()));
        }
        if (endpoint.address() != null) {
            client.endpointOverride(endpoint.address());
            presigner.endpointOverride(endpoint.address());
        }
        return new S3Connection(endpoint, client.build(), presigner.build());
    }

    /** Opens a connection as the environment's variables say, see {@link S3Endpoint#of}. */
    public static S3Connection fromEnvironment() {
        return open(S3Endpoint.of(System.getenv()));
    }

    private static AwsCredentialsProvider credentials(@Nullable S3Credentials given) {
        if (given == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        AwsCredentials credentials = given.sessionToken() == null
                ? AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey())
                : AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
        return StaticCredentialsProvider.create(credentials);
    }

    /**
     * The objects of a bucket whose keys begin with the prefix and a slash. Closing the root leaves this connection
     * open.
     *
     * @param prefix itself a key, or empty for the whole bucket
     */
    public S3Objects objects(String bucket, String prefix) {
        return new S3Objects(this, new S3Root(bucket, prefix), () -> {});
    }

    /** Creates the bucket unless this account has it already. */
    public void createBucketIfAbsent(String bucket) {
        try {
            client.headBucket(request -> request.bucket(bucket));
        } catch (AwsServiceException absent) {
            if (absent.statusCode() != 404) {
                throw unavailable(bucket, absent);
            }
            createBucket(bucket);
        } catch (SdkException e) {
            throw unavailable(bucket, e);
        }
    }

    private void createBucket(String bucket) {
        try {
            client.createBucket(request -> request.bucket(bucket));
        } catch (AwsServiceException e) {
            // Another process was quicker.
            if (e.statusCode() != 409) {
                throw unavailable(bucket, e);
            }
        } catch (SdkException e) {
            throw unavailable(bucket, e);
        }
    }

    private static ObjectsUnavailableException unavailable(String bucket, SdkException cause) {
        return new ObjectsUnavailableException(
                URI.create("s3://" + bucket), "", "the bucket cannot be reached (" + cause.getMessage() + ")", cause);
    }

    S3Client client() {
        return client;
    }

    S3Presigner presigner() {
        return presigner;
    }

    S3Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        presigner.close();
        client.close();
    }
}
