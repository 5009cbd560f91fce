package dev.almanac.platform.workers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a worker runs: an archive, a command line for Bash in the unpacked archive, and its environment.
 *
 * @param archive the checked code archive
 * @param command the command line as typed, 1 byte to 64 KiB, without NUL
 * @param outputDirectory where the command leaves its files: relative, inside the work directory, such as
 *     {@code output}
 * @param environment the job's own variables, at most 1 MiB in all and 100 KiB each; {@code ALMANAC_*} is taken
 */
public record JobCode(Archive archive, String command, String outputDirectory, Map<String, String> environment) {

    private static final int MAX_COMMAND_BYTES = 64 << 10;
    private static final int MAX_VARIABLE_BYTES = 100 << 10;
    private static final int MAX_ENVIRONMENT_BYTES = 1 << 20;
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Gives the archive's bytes; each call opens them anew, and the caller closes what it gets. */
    @FunctionalInterface
    public interface Archive {
        InputStream open() throws IOException;
    }

    public JobCode {
        if (command.isBlank() || command.indexOf('\0') >= 0 || utf8Bytes(command) > MAX_COMMAND_BYTES) {
            throw new IllegalArgumentException("command must be 1 to " + MAX_COMMAND_BYTES
                    + " bytes without NUL but had " + command.length() + " characters");
        }
        requireInside(outputDirectory);
        environment = Map.copyOf(environment);
        environment.forEach(JobCode::requireVariable);
        long totalBytes = environment.entrySet().stream()
                .mapToLong(variable -> utf8Bytes(variable.getKey()) + utf8Bytes(variable.getValue()) + 2)
                .sum();
        if (totalBytes > MAX_ENVIRONMENT_BYTES) {
            throw new IllegalArgumentException(
                    "environment must be at most " + MAX_ENVIRONMENT_BYTES + " bytes but was " + totalBytes);
        }
    }

    private static void requireInside(String outputDirectory) {
        for (String name : outputDirectory.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "outputDirectory must be relative and inside the work directory but was \"" + outputDirectory
                                + "\"");
            }
        }
    }

    private static void requireVariable(String name, String value) {
        if (!VARIABLE_NAME.matcher(name).matches() || name.startsWith("ALMANAC_")) {
            throw new IllegalArgumentException(
                    "the name of an environment variable must be [A-Za-z_][A-Za-z0-9_]* and not ALMANAC_* but was \""
                            + name + "\"");
        }
        if (value.indexOf('\0') >= 0 || utf8Bytes(value) > MAX_VARIABLE_BYTES) {
            throw new IllegalArgumentException("the value of " + name + " must be at most " + MAX_VARIABLE_BYTES
                    + " bytes without NUL but had " + value.length() + " characters");
        }
    }

    private static int utf8Bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
