package dev.almanac.mapreduce.objects.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An S3 server of its own process over a folder, on a free loopback port. The build puts its jar into
 * {@code target/s3proxy}. Closing it ends the process.
 */
public final class S3ProxyServer implements AutoCloseable {
    private static final Path JAR = Path.of("target/s3proxy/s3proxy.jar");
    private static final S3Credentials CREDENTIALS = new S3Credentials("almanac-tests", "a-secret-of-the-tests", null);
    private static final int MAX_TRIES = 600;

    private final Process process;
    private final int port;

    private S3ProxyServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the server over {@code folder/data}; its log and settings lie beside that. */
    public static S3ProxyServer start(Path folder) {
        try {
            int port = freePort();
            Path data = Files.createDirectories(folder.resolve("data"));
            Path settings = Files.write(
                    folder.resolve("s3proxy.conf"),
                    List.of(
                            "s3proxy.authorization=aws-v2-or-v4",
                            "s3proxy.identity=" + CREDENTIALS.accessKeyId(),
                            "s3proxy.credential=" + CREDENTIALS.secretAccessKey(),
                            "s3proxy.endpoint=http://127.0.0.1:" + port,
                            "jclouds.provider=filesystem-nio2",
                            "jclouds.filesystem.basedir=" + data));
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            Process process = new ProcessBuilder(
                            java.toString(), "-Xmx256m", "-jar", JAR.toString(), "--properties", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("s3proxy.log").toFile())
                    .start();
            S3ProxyServer server = new S3ProxyServer(process, port);
            server.awaitListening(folder);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening(Path folder) throws IOException {
        for (int i = 0; i < MAX_TRIES && process.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        process.destroyForcibly();
        throw new IOException("the S3 server did not start: " + Files.readString(folder.resolve("s3proxy.log")));
    }

    /** Where it listens, and its key. */
    public S3Endpoint endpoint() {
        return new S3Endpoint(URI.create("http://127.0.0.1:" + port), "us-east-1", CREDENTIALS, true);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
