package dev.almanac.platform.runs;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A piece of a log as it was received, until the whole log lies in the bucket. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // its columns are read by queries
public class LogChunk extends PanacheEntityBase {

    @Embeddable
    record Key(UUID attemptId, long startByte) {}

    @EmbeddedId
    private Key key;

    private int length;
    private long firstLine;
    private Instant receivedAt;
    private byte[] bytes;

    protected LogChunk() {}

    LogChunk(UUID attemptId, LogSpan span, byte[] bytes) {
        this.key = new Key(attemptId, span.startByte());
        this.length = span.length();
        this.firstLine = span.firstLine();
        this.receivedAt = span.receivedAt();
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the chunks of an attempt lie, in order, without their bytes. */
    static List<LogSpan> spans(UUID attemptId) {
        return getEntityManager()
                .createQuery(
                        "select new dev.almanac.platform.runs.LogSpan(key.startByte, length, firstLine, receivedAt)"
                                + " from LogChunk where key.attemptId = ?1 order by key.startByte",
                        LogSpan.class)
                .setParameter(1, attemptId)
                .getResultList();
    }

    /** Empty when it was trimmed, or moved to the bucket, since its span was read. */
    static Optional<LogChunk> find(UUID attemptId, long startByte) {
        return findByIdOptional(new Key(attemptId, startByte));
    }

    /** Removes what lies wholly between the head and the tail that are kept. */
    static void trim(UUID attemptId, long headEnd, long tailStart) {
        getEntityManager()
                .createNativeQuery("DELETE FROM log_chunk WHERE attempt_id = ?1 AND start_byte >= ?2"
                        + " AND start_byte + length <= ?3")
                .setParameter(1, attemptId)
                .setParameter(2, headEnd)
                .setParameter(3, tailStart)
                .executeUpdate();
    }

    static void removeAll(UUID attemptId) {
        delete("key.attemptId", attemptId);
    }
}
