package dev.almanac.platform.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Cuts the bytes of a log into lines. Used once, by one thread. */
final class LogLines {

    /** Enough for a line that somebody reads; the whole is in the download. */
    static final int LONGEST_SHOWN_BYTES = 8 * 1024;

    /** Gives the bytes of one span. */
    interface SpanBytes {
        byte[] read(LogSpan span) throws IOException;
    }

    private final long fromLine;
    private final int most;
    private final Predicate<String> wanted;
    private final List<LogLine> lines = new ArrayList<>();

    private final byte[] shown = new byte[LONGEST_SHOWN_BYTES];
    private int shownLength;
    private long cutBytes;
    private long gapBytes;
    private long line;
    private Instant lineReceivedAt = Instant.EPOCH;

    private LogLines(long fromLine, int most, Predicate<String> wanted) {
        this.fromLine = fromLine;
        this.most = most;
        this.wanted = wanted;
    }

    /**
     * Reads lines in order.
     *
     * @param fromLine the number of the first, from 1
     * @param most how many at the most
     * @param wanted which of them
     * @param isComplete whether the log has ended, so that a last line without an end is one
     */
    static LogExcerpt read(
            List<LogSpan> spans, SpanBytes bytes, long fromLine, int most, Predicate<String> wanted, boolean isComplete)
            throws IOException {
        LogLines lines = new LogLines(fromLine, most, wanted);
        int first = firstSpan(spans, fromLine);
        if (first < spans.size()) {
            lines.line = spans.get(first).firstLine() + 1;
        }
        for (int i = first; i < spans.size(); i++) {
            long gap = spans.get(i).startByte() - (i == 0 ? 0 : spans.get(i - 1).endByte());
            if (lines.take(spans.get(i), bytes.read(spans.get(i)), gap)) {
                return new LogExcerpt(lines.lines, lines.line, false);
            }
        }
        if (isComplete && lines.holdsSomething()) {
            lines.endLine();
        }
        return new LogExcerpt(lines.lines, Math.max(lines.line, fromLine), true);
    }

    /** The last span in which a line before the wanted one ends, for there the wanted one may begin. */
    private static int firstSpan(List<LogSpan> spans, long fromLine) {
        int first = 0;
        for (int i = 0; i < spans.size() && spans.get(i).firstLine() + 1 < fromLine; i++) {
            first = i;
        }
        return first;
    }

    /** Returns true once enough lines were found. */
    private boolean take(LogSpan span, byte[] bytes, long gap) {
        if (gap > 0) {
            if (holdsSomething()) {
                endLine();
            }
            gapBytes = gap;
            line = span.firstLine() + 1;
        }
        for (byte b : bytes) {
            if (lines.size() >= most) {
                return true;
            }
            if (!holdsSomething()) {
                lineReceivedAt = span.receivedAt();
            }
            if (b == '\n') {
                endLine();
            } else if (shownLength < shown.length) {
                shown[shownLength++] = b;
            } else {
                cutBytes++;
            }
        }
        return lines.size() >= most;
    }

    private boolean holdsSomething() {
        return shownLength > 0;
    }

    private void endLine() {
        if (line >= fromLine) {
            String text = new String(shown, 0, shownLength, UTF_8);
            if (wanted.test(text)) {
                lines.add(new LogLine(line, lineReceivedAt, text, cutBytes, gapBytes));
                gapBytes = 0;
            }
        }
        line++;
        shownLength = 0;
        cutBytes = 0;
    }
}
