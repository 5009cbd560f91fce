package dev.almanac.mapreduce.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.ObjectsException;
import dev.almanac.mapreduce.objects.ObjectsUnavailableException;
import dev.almanac.mapreduce.objects.PreconditionFailedException;
import dev.almanac.mapreduce.objects.PutOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumingInputStreamTest {
    private static final byte[] CONTENT = new byte[1_000_000];

    @TempDir
    static Path folder;

    private static S3ProxyServer server;
    private static S3Connection direct;

    @BeforeAll
    static void startServer() {
        server = S3ProxyServer.start(folder);
        direct = S3Connection.open(server.endpoint());
        direct.createBucketIfAbsent("bucket");
        new Random(3).nextBytes(CONTENT);
        direct.objects("bucket", "").put("x", CONTENT, PutOptions.DEFAULT);
    }

    @AfterAll
    static void stopServer() {
        direct.close();
        server.close();
    }

    @Test
    void goesOnWhereTheConnectionWasCut() throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(server.port(), 150_000, 4);
                S3Connection connection = through(proxy);
                InputStream whole = connection.objects("bucket", "").open("x")) {
            assertThat(whole.readAllBytes()).isEqualTo(CONTENT);
            assertThat(proxy.cutsLeft()).isZero();
        }
    }

    @Test
    void goesOnWithinARange() throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(server.port(), 100_000, 3);
                S3Connection connection = through(proxy)) {
            Objects objects = connection.objects("bucket", "");
            assertThat(objects.read("x", 1000, 500_000)).isEqualTo(Arrays.copyOfRange(CONTENT, 1000, 501_000));
            assertThat(proxy.cutsLeft()).isZero();
        }
    }

    @Test
    void givesUpWhenItGetsNoFurther() throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(server.port(), 5, Integer.MAX_VALUE);
                S3Connection connection = through(proxy)) {
            Objects objects = connection.objects("bucket", "");
            assertThatThrownBy(() -> objects.read("x", 0, 100)).isInstanceOf(ObjectsUnavailableException.class);
        }
    }

    @Test
    void doesNotGoOnInAnotherContent() throws IOException {
        Objects target = direct.objects("bucket", "");
        target.put("y", CONTENT, PutOptions.DEFAULT);
        try (CuttingProxy proxy = new CuttingProxy(server.port(), 700_000, 1);
                S3Connection connection = through(proxy);
                InputStream whole = connection.objects("bucket", "").open("y")) {
            assertThat(whole.readNBytes(100)).hasSize(100);
            target.put("y", new byte[CONTENT.length], PutOptions.DEFAULT);
            assertThatThrownBy(whole::readAllBytes)
                    .isInstanceOf(ObjectsException.class)
                    .isInstanceOf(PreconditionFailedException.class);
        }
    }

    private static S3Connection through(CuttingProxy proxy) {
        S3Endpoint endpoint = server.endpoint();
        return S3Connection.open(new S3Endpoint(proxy.address(), endpoint.region(), endpoint.credentials(), true));
    }
}
