package dev.almanac.mapreduce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.PutOptions;
import dev.almanac.mapreduce.objects.s3.S3Connection;
import dev.almanac.mapreduce.objects.s3.S3Endpoint;
import dev.almanac.mapreduce.objects.s3.S3ProxyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs over buckets, with everything about S3 from the environment. */
class MapReduceOverS3Test {
    @TempDir
    static Path folder;

    private static S3ProxyServer server;
    private static Path jar;

    @BeforeAll
    static void fillBuckets() throws IOException {
        server = S3ProxyServer.start(folder);
        jar = folder.resolve("jobs.jar");
        new java.util.jar.JarOutputStream(Files.newOutputStream(jar), new java.util.jar.Manifest()).close();
        try (S3Connection connection = S3Connection.open(server.endpoint())) {
            connection.createBucketIfAbsent("cans");
            connection.createBucketIfAbsent("lines");
            Path archive = folder.resolve("archive");
            new TelemetryData(1, 3000)
                    .fill(
                            connection.objects("cans", "some/store"),
                            "telemetry",
                            archive,
                            LocalDate.parse("2026-01-01"),
                            40);
            Objects lines = connection.objects("lines", "");
            try (Stream<Path> files = Files.walk(archive)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    lines.put(archive.relativize(file).toString(), file, PutOptions.DEFAULT);
                }
            }
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static String run(String name, String... more) throws IOException {
        Path output = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Almanac.class.getName()));
        command.addAll(List.of("mapreduce", jar + ":" + TestJobs.Keys.class.getName(), "--output", output.toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        S3Endpoint endpoint = server.endpoint();
        builder.environment().put("AWS_ENDPOINT_URL", String.valueOf(endpoint.address()));
        builder.environment().put("AWS_REGION", "us-east-1");
        builder.environment()
                .put(
                        "AWS_ACCESS_KEY_ID",
                        java.util.Objects.requireNonNull(endpoint.credentials()).accessKeyId());
        builder.environment()
                .put("AWS_SECRET_ACCESS_KEY", endpoint.credentials().secretAccessKey());
        builder.environment()
                .put("ALMANAC_INPUTS", folder.resolve(name + ".inputs").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
        return Files.readString(output);
    }

    @Test
    void readsRangesOrACacheAndSaysWhatItRead() throws IOException {
        String inPlace = run(
                "in-place",
                "--store",
                "s3://cans/some/store",
                "--work-dir",
                folder.resolve("w1").toString());
        assertThat(inPlace.lines()).hasSize(40);
        assertThat(Files.readString(folder.resolve("in-place.inputs")).lines())
                .isNotEmpty()
                .allMatch(
                        line -> line.matches(
                                "\\{\"uri\":\"s3://cans/some/store/telemetry/.*\\.can\",\"sizeBytes\":\\d+,\"sha256\":\"[0-9a-f]{64}\"}"));

        Path work = folder.resolve("w2");
        assertThat(run("former", "--bucket", "lines", "--work-dir", work.toString()))
                .isEqualTo(inPlace);
        try (Objects kept = dev.almanac.mapreduce.objects.FolderObjects.at(work.resolve("cache"));
                Stream<ObjectInfo> files = kept.list("")) {
            assertThat(files).isNotEmpty();
        }
        assertThat(run(
                        "offline",
                        "--local-only",
                        "--data-dir",
                        work.resolve("cache").toString(),
                        "--bucket",
                        "none",
                        "--work-dir",
                        work.toString()))
                .isEqualTo(inPlace);
        assertThat(Files.readString(folder.resolve("offline.inputs"))).contains("\"sha256\":\"");
    }
}
