package dev.almanac.mapreduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Programs that tests compare with. Where one is missing its tests are skipped, but never in continuous integration.
 */
public final class Tools {
    private Tools() {}

    /** Skips the test if the program is not there; fails it if the variable CI says true. */
    public static void require(String program) {
        boolean present = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(present).as("the program %s is there", program).isTrue();
        }
        assumeTrue(present, () -> "the program " + program + " is not installed");
    }

    /** Runs a program to its end. @return what it wrote; anything but success fails the test */
    public static String run(Path folder, String... command) throws IOException {
        Path errors = Files.createTempFile("tool", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.onExit().join().exitValue();
        assertThat(exit)
                .as("%s: %s", Arrays.toString(command), Files.readString(errors))
                .isZero();
        Files.delete(errors);
        return output;
    }
}
