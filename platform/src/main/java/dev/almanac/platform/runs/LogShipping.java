package dev.almanac.platform.runs;

import dev.almanac.platform.workers.LogPart;
import dev.almanac.platform.workers.WorkerProvider;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;

/**
 * Brings logs from workers to the platform while their commands run. Each piece is stamped when it is received; of a
 * log that grows too long the beginning and the end are kept.
 */
@ApplicationScoped
class LogShipping {

    private static final int CHUNK_BYTES = 256 * 1024;
    /** So that one look at a talkative worker does not keep the others waiting. */
    private static final int MOST_CHUNKS_AT_ONCE = 64;

    private final LogArchive archive;
    private final RunsConfig config;
    private final Clock clock;

    LogShipping(LogArchive archive, RunsConfig config, Clock clock) {
        this.archive = archive;
        this.config = config;
        this.clock = clock;
    }

    /** Takes what was written since the last time, up to a limit. */
    void ship(AttemptSnapshot attempt, WorkerProvider provider) throws IOException {
        ship(attempt, provider, MOST_CHUNKS_AT_ONCE);
    }

    /** Takes everything up to the end. */
    void shipAll(AttemptSnapshot attempt, WorkerProvider provider) throws IOException {
        ship(attempt, provider, Integer.MAX_VALUE);
    }

    private void ship(AttemptSnapshot attempt, WorkerProvider provider, int mostChunks) throws IOException {
        long offset = QuarkusTransaction.requiringNew()
                .call(() -> Attempt.<Attempt>findById(attempt.id()).logBytes());
        for (int chunks = 0; chunks < mostChunks; chunks++) {
            LogPart part = provider.log(attempt.id(), offset, CHUNK_BYTES);
            if (part.bytes().length == 0) {
                return;
            }
            QuarkusTransaction.requiringNew().run(() -> keep(attempt, part));
            offset = part.nextOffset();
        }
    }

    private void keep(AttemptSnapshot snapshot, LogPart part) {
        Attempt attempt = Attempt.findById(snapshot.id());
        LogSpan span = new LogSpan(part.offset(), part.bytes().length, attempt.logLines(), clock.instant());
        new LogChunk(attempt.id(), span, part.bytes()).persist();
        attempt.received(part.nextOffset(), lineEnds(part.bytes()));
        long half = config.keptLog().asLongValue() / 2;
        if (part.nextOffset() > 2 * half) {
            LogChunk.trim(attempt.id(), half, part.nextOffset() - half);
        }
    }

    private static long lineEnds(byte[] bytes) {
        long ends = 0;
        for (byte b : bytes) {
            if (b == '\n') {
                ends++;
            }
        }
        return ends;
    }

    /** Moves the log of an attempt that has ended to the bucket. */
    void archive(AttemptSnapshot attempt) throws IOException {
        archive.store(attempt.id());
    }
}
