package dev.almanac.platform.workers.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Short scripts for what Java cannot do to processes and trees of files; Bash is there, since run-job is written in it.
 */
final class Bash {

    private Bash() {}

    /**
     * Runs a script and waits for it.
     *
     * @param arguments the script's {@code $1}, {@code $2} …
     * @throws IOException if it ends with another exit code than 0, with what it said
     */
    static void run(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", script, "almanac"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exitCode = await(process);
        if (exitCode != 0) {
            throw new IOException(
                    "\"" + script + "\" on " + List.of(arguments) + " ended with exit code " + exitCode + ": " + said);
        }
    }

    private static int await(Process process) throws InterruptedIOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Bash ran");
        }
    }
}
