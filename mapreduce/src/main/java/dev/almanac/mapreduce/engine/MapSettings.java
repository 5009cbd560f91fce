package dev.almanac.mapreduce.engine;

import java.nio.file.Path;

/**
 * How a process maps.
 *
 * @param partitions how many reducers there are
 * @param bufferBytes memory for pairs before they are sorted and written out
 * @param workFolder where sorted runs go
 * @param runPrefix what their names begin with
 * @param validateLines whether records of line files are validated; those of cans were when they were written
 * @param toleratesErrors whether to go on behind a refused record or a failing map call, and report it
 */
public record MapSettings(
        int partitions,
        long bufferBytes,
        Path workFolder,
        String runPrefix,
        boolean validateLines,
        boolean toleratesErrors) {}
