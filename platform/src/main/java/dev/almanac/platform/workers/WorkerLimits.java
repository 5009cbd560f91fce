package dev.almanac.platform.workers;

import java.time.Duration;

/**
 * What one attempt may use. {@link WorkerCapabilities} says which of these a provider can hold it to.
 *
 * @param timeout from the start of the command to TERM, one second to seven days, whole seconds
 * @param logBytes how much of the log is kept, head and tail together, at least 64 KiB
 * @param memoryBytes for all processes together, at least 16 MiB
 * @param processes processes and threads at a time, at least 16
 * @param fileBytes size of the largest single file, at least 1 MiB
 * @param openFiles descriptors of one process, at least 64
 */
public record WorkerLimits(
        Duration timeout, long logBytes, long memoryBytes, int processes, long fileBytes, int openFiles) {

    private static final Duration LONGEST = Duration.ofDays(7);

    public WorkerLimits {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0
                || timeout.compareTo(LONGEST) > 0
                || !timeout.equals(Duration.ofSeconds(timeout.toSeconds()))) {
            throw new IllegalArgumentException(
                    "timeout must be PT1S to " + LONGEST + " in whole seconds but was " + timeout);
        }
        requireAtLeast("logBytes", 64 << 10, logBytes);
        requireAtLeast("memoryBytes", 16 << 20, memoryBytes);
        requireAtLeast("processes", 16, processes);
        requireAtLeast("fileBytes", 1 << 20, fileBytes);
        requireAtLeast("openFiles", 64, openFiles);
    }

    /**
     * The platform's usual limits: 64 MiB of log, 4 GiB of memory, 1,024 processes, files of 64 GiB, 4,096 descriptors.
     */
    public static WorkerLimits usual(Duration timeout) {
        return new WorkerLimits(timeout, 64L << 20, 4L << 30, 1024, 64L << 30, 4096);
    }

    private static void requireAtLeast(String name, long min, long value) {
        if (value < min) {
            throw new IllegalArgumentException(name + " must be at least " + min + " but was " + value);
        }
    }
}
