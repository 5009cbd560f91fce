package dev.almanac.platform.runs;

import java.time.Instant;

/**
 * A stretch of a log that was received at once.
 *
 * @param startByte in what the command wrote; where it is not the end of the span before, bytes were left out
 * @param length in bytes
 * @param firstLine how many line ends were received before it
 * @param receivedAt when the platform received it
 */
record LogSpan(long startByte, int length, long firstLine, Instant receivedAt) {

    long endByte() {
        return startByte + length;
    }
}
