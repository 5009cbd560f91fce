package dev.almanac.platform.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Reads logs for people, wherever they lie: as chunks in the database while they come in, in the bucket afterwards. */
@ApplicationScoped
class RunLog {

    private final LogArchive archive;

    RunLog(LogArchive archive) {
        this.archive = archive;
    }

    /** Lines from a number on. */
    LogExcerpt lines(Attempt attempt, long fromLine, int most) throws IOException {
        return read(attempt, fromLine, most, text -> true);
    }

    /** Lines that hold the text, in upper or lower case. */
    LogExcerpt search(Attempt attempt, String text, long fromLine, int most) throws IOException {
        String wanted = text.toLowerCase(Locale.ROOT);
        return read(
                attempt, fromLine, most, line -> line.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private LogExcerpt read(Attempt attempt, long fromLine, int most, Predicate<String> wanted) throws IOException {
        boolean isComplete = attempt.state().isOver();
        if (attempt.isTidied()) {
            List<LogSpan> spans = archive.spans(attempt.id());
            return LogLines.read(spans, archived(attempt.id(), spans), fromLine, most, wanted, isComplete);
        }
        List<LogSpan> spans = QuarkusTransaction.requiringNew().call(() -> LogChunk.spans(attempt.id()));
        return LogLines.read(spans, span -> received(attempt.id(), span), fromLine, most, wanted, isComplete);
    }

    private static byte[] received(UUID attemptId, LogSpan span) {
        return QuarkusTransaction.requiringNew().call(() -> LogChunk.find(attemptId, span.startByte())
                .map(LogChunk::bytes)
                .orElse(new byte[0]));
    }

    private LogLines.SpanBytes archived(UUID attemptId, List<LogSpan> spans) {
        Map<LogSpan, Long> offsets = new HashMap<>();
        long offset = 0;
        for (LogSpan span : spans) {
            offsets.put(span, offset);
            offset += span.length();
        }
        return span -> {
            try (InputStream in = archive.open(attemptId, offsets.getOrDefault(span, 0L), span.length())) {
                return in.readAllBytes();
            }
        };
    }

    /** Writes everything that was kept, with a clear mark where bytes were left out. */
    void copy(Attempt attempt, OutputStream out) throws IOException {
        List<LogSpan> spans = attempt.isTidied()
                ? archive.spans(attempt.id())
                : QuarkusTransaction.requiringNew().call(() -> LogChunk.spans(attempt.id()));
        LogLines.SpanBytes bytes =
                attempt.isTidied() ? archived(attempt.id(), spans) : span -> received(attempt.id(), span);
        long end = 0;
        for (LogSpan span : spans) {
            if (span.startByte() > end) {
                out.write(("\n[… " + (span.startByte() - end) + " bytes of the log were left out here …]\n")
                        .getBytes(UTF_8));
            }
            out.write(bytes.read(span));
            end = span.endByte();
        }
    }
}
