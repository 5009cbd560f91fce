package dev.almanac.mapreduce.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An author's exception in a few lines: what it says, and where in the author's code. */
final class Traces {
    private static final int MAX_LINES = 8;

    private Traces() {}

    static String of(Throwable thrown) {
        return thrown
                + Arrays.stream(thrown.getStackTrace())
                        .takeWhile(frame -> !frame.getClassName().startsWith("dev.almanac.mapreduce.engine."))
                        .limit(MAX_LINES)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }
}
