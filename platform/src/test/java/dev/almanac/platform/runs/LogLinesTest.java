package dev.almanac.platform.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private final List<LogSpan> spans = new ArrayList<>();
    private final Map<LogSpan, byte[]> bytes = new HashMap<>();
    private long nextByte;
    private long lineEnds;

    @Test
    void joinsALineThatCameInPieces() throws IOException {
        receive("first\nsec");
        receive("ond\nthird\n");

        assertThat(read(1, 10, true).lines()).extracting(LogLine::text).containsExactly("first", "second", "third");
        assertThat(read(2, 10, true).lines()).extracting(LogLine::text).containsExactly("second", "third");
        assertThat(read(3, 10, true).lines()).extracting(LogLine::number).containsExactly(3L);
    }

    @Test
    void stampsALineWithTheTimeOfItsFirstByte() throws IOException {
        receive("a\nb");
        receive("c\n");

        assertThat(read(1, 10, true).lines())
                .extracting(LogLine::receivedAt)
                .containsExactly(Instant.ofEpochSecond(1), Instant.ofEpochSecond(1));
    }

    @Test
    void keepsAnUnfinishedLineBackUntilTheLogHasEnded() throws IOException {
        receive("done\nnot yet");

        assertThat(read(1, 10, false).lines()).extracting(LogLine::text).containsExactly("done");
        assertThat(read(1, 10, false).nextLine()).isEqualTo(2);
        assertThat(read(1, 10, true).lines()).extracting(LogLine::text).containsExactly("done", "not yet");
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        receive("1\n2\n3\n4\n5\n");

        LogExcerpt first = read(1, 2, true);
        LogExcerpt second = read(first.nextLine(), 10, true);

        assertThat(first.isAtEnd()).isFalse();
        assertThat(first.lines()).extracting(LogLine::text).containsExactly("1", "2");
        assertThat(second.isAtEnd()).isTrue();
        assertThat(second.lines()).extracting(LogLine::text).containsExactly("3", "4", "5");
    }

    @Test
    void saysHowMuchWasLeftOutAndWhere() throws IOException {
        receive("head\n");
        nextByte += 1_000;
        receive("tail\n");

        assertThat(read(1, 10, true).lines()).extracting(LogLine::gapBytes).containsExactly(0L, 1_000L);
    }

    @Test
    void cutsALineWithoutEndAndSaysByHowMuch() throws IOException {
        receive("x".repeat(20_000));
        receive("y".repeat(20_000) + "\n");

        LogLine line = read(1, 10, true).lines().get(0);

        assertThat(line.text()).hasSize(LogLines.LONGEST_SHOWN_BYTES);
        assertThat(line.cutBytes()).isEqualTo(40_000 - LogLines.LONGEST_SHOWN_BYTES);
    }

    @Test
    void findsLinesByTheirText() throws IOException {
        receive("one\ntwo\nthree\n");

        LogExcerpt found = LogLines.read(spans, this::bytes, 1, 10, line -> line.contains("t"), true);

        assertThat(found.lines()).extracting(LogLine::number).containsExactly(2L, 3L);
    }

    private void receive(String text) {
        byte[] content = text.getBytes(UTF_8);
        LogSpan span = new LogSpan(nextByte, content.length, lineEnds, Instant.ofEpochSecond(spans.size() + 1L));
        spans.add(span);
        bytes.put(span, content);
        nextByte += content.length;
        lineEnds += text.chars().filter(c -> c == '\n').count();
    }

    private byte[] bytes(LogSpan span) {
        return bytes.getOrDefault(span, new byte[0]);
    }

    private LogExcerpt read(long fromLine, int most, boolean isComplete) throws IOException {
        return LogLines.read(spans, this::bytes, fromLine, most, line -> true, isComplete);
    }
}
