package dev.almanac.platform.embedded;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parts that run beside the platform because no setting names an external one in their place. */
final class EmbeddedParts implements AutoCloseable {

    private final Progress progress;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    EmbeddedParts(Progress progress) {
        this.progress = progress;
    }

    /** Starts what is missing and hands its addresses and passwords to the platform as system properties. */
    void start() throws IOException, StartUpException {
        refuseAnotherEncodingOfNames();
        DataFolder data = DataFolder.open(Path.of(setting("almanac.data").orElse("var")));
        started.push(data);
        refuseATakenPort();
        System.setProperty("almanac.data", data.path().toString());
        if (setting("quarkus.datasource.jdbc.url").isEmpty()) {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress);
            started.push(postgres);
            use(postgres.settings());
        }
        if (setting("almanac.s3.endpoint").isEmpty()
                && setting("almanac.s3.region").isEmpty()) {
            Path program = Path.of(setting("almanac.embedded.s3-program").orElse("s3proxy.jar"));
            EmbeddedS3 s3 = EmbeddedS3.start(data, program, progress);
            started.push(s3);
            use(s3.settings());
        }
    }

    /** File names of analysts' outputs are UTF-8; a JVM in another locale would change them without a word. */
    private static void refuseAnotherEncodingOfNames() throws StartUpException {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!Charset.forName(encoding).equals(StandardCharsets.UTF_8)) {
            throw new StartUpException("File names here are " + encoding
                    + ", and Almanac needs UTF-8: start it with LC_ALL=C.UTF-8 in the environment.");
        }
    }

    private static void refuseATakenPort() throws StartUpException {
        int port = Integer.parseInt(setting("quarkus.http.port").orElse("8080"));
        if (port != 0 && !ServerProcess.isFree(port)) {
            throw new StartUpException("Port " + port
                    + " is taken by another program: stop it, or choose another port with QUARKUS_HTTP_PORT.");
        }
    }

    /** A setting as Quarkus would read it from a system property or the environment. */
    private static Optional<String> setting(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Optional.ofNullable(System.getProperty(key, System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }

    private static void use(Map<String, String> settings) {
        settings.forEach(System::setProperty);
    }

    /** Stops what was started, the last first. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("almanac: a part did not stop: " + e);
            }
        }
    }
}
