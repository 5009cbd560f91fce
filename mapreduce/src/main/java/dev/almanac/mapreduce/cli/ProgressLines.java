package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.engine.local.Progress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows how far a job is: a bar that is drawn anew on a terminal, a line every ten seconds elsewhere. */
final class ProgressLines implements Progress, AutoCloseable {
    private static final int BAR_WIDTH = 30;
    private static final Duration TERMINAL_PAUSE = Duration.ofMillis(200);
    private static final Duration LOG_PAUSE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final long totalBytes;
    private final boolean isTerminal;
    private final Clock clock;
    private final Instant started;
    private Instant lastShown;
    private boolean isBarOpen;

    ProgressLines(PrintStream out, long totalBytes, boolean isTerminal, Clock clock) {
        this.out = out;
        this.totalBytes = totalBytes;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.started = clock.instant();
        this.lastShown = started;
    }

    static ProgressLines to(PrintStream out, long totalBytes, Clock clock) {
        return new ProgressLines(out, totalBytes, System.console() != null, clock);
    }

    @Override
    public synchronized void mapped(long storedBytes, long records) {
        Instant now = clock.instant();
        if (Duration.between(lastShown, now).compareTo(isTerminal ? TERMINAL_PAUSE : LOG_PAUSE) < 0) {
            return;
        }
        lastShown = now;
        double seconds = Math.max(0.001, Duration.between(started, now).toMillis() / 1000.0);
        double share = totalBytes == 0 ? 1 : Math.min(1.0, (double) storedBytes / totalBytes);
        long secondsLeft = share == 0 ? 0 : Math.round(seconds / share - seconds);
        String text = "%3.0f %%  %,d of %,d bytes  %,d records  %.1f MiB/s  %d s left"
                .formatted(
                        share * 100, storedBytes, totalBytes, records, storedBytes / seconds / (1 << 20), secondsLeft);
        if (isTerminal) {
            int filled = (int) (share * BAR_WIDTH);
            out.print("\r\u001b[K[" + "#".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] " + text);
            out.flush();
            isBarOpen = true;
        } else {
            out.println("mapped " + text.strip());
        }
    }

    @Override
    public synchronized void reduced(int partitions) {
        endBar();
    }

    @Override
    public synchronized void replaced(String reason) {
        endBar();
        out.println("a process was lost and is replaced: " + reason);
    }

    private void endBar() {
        if (isBarOpen) {
            out.println();
            isBarOpen = false;
        }
    }

    @Override
    public synchronized void close() {
        endBar();
    }
}
