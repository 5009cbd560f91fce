package dev.almanac.platform.workers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tests of local workers once more, by a platform that is not root; for a build that is. */
class OrdinaryUserTest {

    private static final String USER_ID = "60599";
    private static final Pattern NEEDED_JARS = Pattern.compile(
            ".*/(assertj|apiguardian|commons-|jakarta.inject|jboss-log|jspecify|junit-|opentest4j|smallrye-)[^/]*\\.jar");

    private Path place;

    @BeforeEach
    void copyWhatTheUserCannotReach() throws IOException {
        assumeTrue(Files.isWritable(Path.of("/etc/shadow")), "not root: the other tests are those of an ordinary user");
        assumeTrue(Sandbox.javaHome().startsWith("/usr"), "Java lies where an ordinary user may not look");
        place = Files.createTempDirectory("almanac-ordinary-user");
        Bash.run(
                "chmod 755 \"$1\" && mkdir -p \"$1\"/{platform,jars} && cp -r ../worker-image \"$1\"",
                place.toString());
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            if (entry.endsWith("/classes") || entry.endsWith("/test-classes")) {
                Bash.run("cp -r \"$1\" \"$2\"", entry, place.resolve("platform").toString());
            } else if (NEEDED_JARS.matcher(entry).matches()) {
                Bash.run("cp \"$1\" \"$2\"", entry, place.resolve("jars").toString());
            }
        }
        Bash.run("chmod -R a+rX \"$1\" && chown -R \"$2\" \"$1\"", place.toString(), USER_ID);
    }

    @AfterEach
    void remove() throws IOException {
        if (place != null) {
            Bash.run("rm -rf \"$1\"", place.toString());
        }
    }

    @Test
    void isolatesJobsByUserNamespaces() throws Exception {
        Process suite = new ProcessBuilder(List.of(
                        "setpriv",
                        "--reuid=" + USER_ID,
                        "--regid=" + USER_ID,
                        "--clear-groups",
                        "--",
                        Sandbox.javaHome().resolve("bin/java").toString(),
                        "-cp",
                        "classes:test-classes:../jars/*",
                        TestSuiteProcess.class.getName(),
                        BubblewrapTest.class.getName(),
                        UnshareTest.class.getName(),
                        LocalWorkersTest.class.getName(),
                        JobOutputTest.class.getName()))
                .directory(place.resolve("platform").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(suite.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(suite.waitFor()).as(said).isZero();
        assertThat(said).containsPattern("[4-9][0-9] tests successful");
    }
}
