package dev.almanac.platform.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.PutOptions;
import dev.almanac.platform.buckets.Buckets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Logs of ended attempts in the private bucket: {@code logs/<attempt>/log} holds the bytes,
 * {@code logs/<attempt>/index} a line for each span with its first byte, length, first line and time of receipt in
 * milliseconds.
 */
@ApplicationScoped
class LogArchive {

    private final Buckets buckets;

    LogArchive(Buckets buckets) {
        this.buckets = buckets;
    }

    /** Writes the log as received; the index comes last, so that one which is there has its log. */
    void store(UUID attemptId) throws IOException {
        List<LogSpan> spans = QuarkusTransaction.requiringNew().call(() -> LogChunk.spans(attemptId));
        if (spans.isEmpty()) {
            return;
        }
        Objects bucket = buckets.privateBucket();
        Path copy = Files.createTempFile("almanac-log-", ".spool");
        try {
            try (OutputStream out = Files.newOutputStream(copy)) {
                for (LogSpan span : spans) {
                    out.write(chunk(attemptId, span));
                }
            }
            bucket.put(logKey(attemptId), copy, PutOptions.DEFAULT.withContentType("text/plain; charset=utf-8"));
            bucket.put(indexKey(attemptId), index(spans), PutOptions.DEFAULT.withContentType("text/plain"));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static byte[] chunk(UUID attemptId, LogSpan span) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        LogChunk.find(attemptId, span.startByte()).orElseThrow().bytes());
    }

    private static byte[] index(List<LogSpan> spans) {
        return spans.stream()
                .map(span -> span.startByte() + " " + span.length() + " " + span.firstLine() + " "
                        + span.receivedAt().toEpochMilli() + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    /** The spans of an archived log; empty when the attempt wrote nothing. */
    List<LogSpan> spans(UUID attemptId) throws IOException {
        if (buckets.privateBucket().find(indexKey(attemptId)).isEmpty()) {
            return List.of();
        }
        try (InputStream index = buckets.privateBucket().open(indexKey(attemptId))) {
            return new String(index.readAllBytes(), UTF_8)
                    .lines()
                    .map(LogArchive::span)
                    .toList();
        }
    }

    private static LogSpan span(String line) {
        String[] fields = line.split(" ", -1);
        return new LogSpan(
                Long.parseLong(fields[0]),
                Integer.parseInt(fields[1]),
                Long.parseLong(fields[2]),
                Instant.ofEpochMilli(Long.parseLong(fields[3])));
    }

    /** The archived bytes from an offset in the object on. */
    InputStream open(UUID attemptId, long offset, long length) {
        return buckets.privateBucket().open(logKey(attemptId), offset, length);
    }

    private static String logKey(UUID attemptId) {
        return "logs/" + attemptId + "/log";
    }

    private static String indexKey(UUID attemptId) {
        return "logs/" + attemptId + "/index";
    }
}
