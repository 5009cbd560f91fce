package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The run-job of an attempt, known by what it recorded of itself before anything of the user's began. A process id
 * alone says little: numbers come round again, and machines restart.
 *
 * @param startTicks the process' start, in clock ticks since that of the machine
 * @param bootId names one start of the machine
 */
record WorkerProcess(long pid, long startTicks, String bootId) {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** The process recorded in the attempt's directory, if its run-job got so far. */
    static Optional<WorkerProcess> recordedIn(AttemptDirectory attempt) throws IOException {
        return AttemptDirectory.readIfThere(attempt.path().resolve("worker"))
                .map(Lines::parse)
                .map(lines ->
                        new WorkerProcess(lines.number("pid"), lines.number("start_ticks"), lines.text("boot_id")));
    }

    /** Whether this very process lives; one that is dead but still listed does not. */
    boolean isAlive() {
        try {
            // The name in brackets, second of the fields, may hold anything, spaces and brackets too.
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            boolean dead = fields.get(0).equals("Z") || fields.get(0).equals("X");
            return !dead
                    && Long.parseLong(fields.get(19)) == startTicks
                    && Files.readString(BOOT_ID).strip().equals(bootId);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            // A process that ends while its file is read.
            return false;
        }
    }

    /** Sends a signal by its name, if the process lives. */
    void signal(String name) {
        if (!isAlive()) {
            return;
        }
        try {
            Bash.run("kill -s \"$1\" \"$2\"", name, Long.toString(pid));
        } catch (IOException e) {
            if (isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Waits for the end of the process, and says whether it came in time. */
    boolean awaitEnd(Duration longest) {
        try {
            ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
            if (handle != null && isAlive()) {
                handle.onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return !isAlive();
        }
        return !isAlive();
    }
}
