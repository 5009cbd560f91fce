package dev.almanac.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An S3 server (s3proxy) over one folder, on a loopback port, with random keys. Each bucket is a directory in it. One
 * that outlived a killed platform is taken up again.
 */
final class EmbeddedS3 implements AutoCloseable {

    /** The default of {@code almanac.s3.store-bucket}; an embedded server has no other. */
    private static final String STORE_BUCKET = "almanac-store";

    /** One below the user ids of local workers, in a stretch that neither Debian nor systemd gives out. */
    private static final int STORE_GROUP = 60_599;

    private static final int SET_GROUP_ID = 02000;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ProcessHandle process;
    private final int port;
    private final String secretKey;
    private final Path buckets;

    private EmbeddedS3(ProcessHandle process, int port, String secretKey, Path buckets) {
        this.process = process;
        this.port = port;
        this.secretKey = secretKey;
        this.buckets = buckets;
    }

    /**
     * Starts the server, or takes up the one that runs on the folder already.
     *
     * @param program s3proxy with its dependencies in one jar
     */
    static EmbeddedS3 start(DataFolder data, Path program, Progress progress) throws IOException, StartUpException {
        String secretKey = data.secret("s3.secret-key");
        Path buckets = Files.createDirectories(data.resolve("s3"));
        makeStoreFolder(buckets.resolve(STORE_BUCKET));
        Optional<EmbeddedS3> running = takeUp(data, secretKey, buckets);
        if (running.isPresent()) {
            return running.get();
        }
        if (!Files.isReadable(program)) {
            throw new StartUpException("The S3 server's program " + program + " is missing: build it with infra/run.");
        }
        return progress.step("Starting S3", () -> start(data, program, secretKey, buckets));
    }

    /**
     * The server lets its own user and group read what it writes. As root that would be nobody else, so the store gets
     * a group of its own, which its files take over and local workers are put into.
     */
    private static void makeStoreFolder(Path store) throws IOException {
        if (Files.isDirectory(store)) {
            return;
        }
        Files.createDirectories(store);
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setAttribute(store, "unix:gid", STORE_GROUP);
            Files.setAttribute(store, "unix:mode", SET_GROUP_ID | 0750);
        }
    }

    private static EmbeddedS3 start(DataFolder data, Path program, String secretKey, Path buckets)
            throws IOException, StartUpException {
        int port = ServerProcess.freePort(former(data, "s3.port"));
        Path settings = data.writePrivate("s3.properties", settings(port, secretKey, buckets));
        ServerProcess server = new ServerProcess("S3", data.resolve("s3.log"));
        ProcessHandle process = server.start(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Requests are streamed, so a small heap is enough; one short-lived server needs no parallel
                        // collector.
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-DLOG_LEVEL=warn",
                        "-DJETTY_LOG_LEVEL=warn",
                        "-cp",
                        program.toString(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString()))
                .toHandle();
        data.writePrivate("s3.port", Integer.toString(port));
        data.writePrivate("s3.pid", Long.toString(process.pid()));
        server.awaitPort(process, port, START_LIMIT);
        return new EmbeddedS3(process, port, secretKey, buckets);
    }

    private static String settings(int port, String secretKey, Path buckets) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("s3proxy.endpoint", "http://127.0.0.1:" + port);
        settings.put("s3proxy.authorization", "aws-v2-or-v4");
        settings.put("s3proxy.identity", "almanac");
        settings.put("s3proxy.credential", secretKey);
        settings.put("jclouds.provider", "filesystem-nio2");
        settings.put("jclouds.identity", "almanac");
        settings.put("jclouds.credential", secretKey);
        settings.put("jclouds.filesystem.basedir", buckets.toString());
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Optional<EmbeddedS3> takeUp(DataFolder data, String secretKey, Path buckets) throws IOException {
        int port = former(data, "s3.port");
        return ServerProcess.find(
                        former(data, "s3.pid"), data.resolve("s3.properties").toString())
                .filter(process -> ServerProcess.answers(port))
                .map(process -> new EmbeddedS3(process, port, secretKey, buckets));
    }

    private static int former(DataFolder data, String name) throws IOException {
        Path file = data.resolve(name);
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }

    /** The platform's settings that make this server its S3, and its folder what workers on this machine read. */
    Map<String, String> settings() {
        return Map.of(
                "almanac.s3.endpoint",
                "http://127.0.0.1:" + port,
                "almanac.s3.access-key",
                "almanac",
                "almanac.s3.secret-key",
                secretKey,
                "almanac.workers.local.store",
                buckets.resolve(STORE_BUCKET).toString());
    }

    @Override
    public void close() {
        ServerProcess.stop(process, STOP_LIMIT);
    }
}
