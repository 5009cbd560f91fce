package dev.almanac.platform.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The embedded S3 over a folder of its own, with a data folder beside it, started once in a JVM. */
public final class S3ForTests {

    /** The packaged command line; it is there when the whole project is built. */
    private static final Path TOOLS =
            Path.of("../mapreduce/target/almanac-cli").toAbsolutePath().normalize();

    private S3ForTests() {}

    /** What makes it the platform's S3, and the folder the platform's data folder. */
    public static Map<String, String> settings() {
        return Server.SETTINGS;
    }

    private static final class Server {

        static final Map<String, String> SETTINGS = start();

        private static Map<String, String> start() {
            try {
                DataFolder data = DataFolder.open(Files.createTempDirectory("almanac-test-"));
                Path program =
                        Path.of(System.getProperty("almanac.embedded.s3-program", "target/embedded/s3proxy.jar"));
                EmbeddedS3 s3 = EmbeddedS3.start(data, program, new Progress(new PrintStream(System.err, true)));
                Runtime.getRuntime().addShutdownHook(new Thread(s3::close));
                Map<String, String> settings = new HashMap<>(s3.settings());
                settings.put("almanac.data", data.path().toString());
                if (Files.isDirectory(TOOLS)) {
                    settings.put("almanac.workers.local.tools", TOOLS.toString());
                }
                return settings;
            } catch (IOException | StartUpException e) {
                throw new IllegalStateException("could not start the embedded S3", e);
            }
        }
    }
}
