package dev.almanac.mapreduce.objects.s3;

import dev.almanac.mapreduce.objects.ObjectsUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A body of known length that goes on where it was cut, on the condition that the object is still the same. It ends
 * after exactly its length or throws; it never passes a short body for the whole.
 */
final class ResumingInputStream extends InputStream {
    /** Asks for the rest of the same object; refuses if it has been replaced. */
    interface Rest {
        ResponseInputStream<?> open(long offset, long length);
    }

    private static final int MAX_CUTS_WITHOUT_PROGRESS = 4;
    private static final long FIRST_PAUSE_MILLIS = 50;

    private final S3Root root;
    private final String key;
    private final Rest rest;
    private final long end;
    private @Nullable ResponseInputStream<?> body;
    private long position;
    private int cutsWithoutProgress;

    ResumingInputStream(ResponseInputStream<?> body, S3Root root, String key, long offset, long length, Rest rest) {
        this.body = body;
        this.root = root;
        this.key = key;
        this.position = offset;
        this.end = offset + length;
        this.rest = rest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (position < end) {
            int got = readOnce(target, offset, (int) Math.min(count, end - position));
            if (got > 0) {
                position += got;
                cutsWithoutProgress = 0;
                return got;
            }
        }
        return -1;
    }

    private int readOnce(byte[] target, int offset, int count) throws IOException {
        if (body == null) {
            body = rest.open(position, end - position);
        }
        try {
            int got = body.read(target, offset, count);
            if (got < 0) {
                noteCut(null);
            }
            return got;
        } catch (IOException e) {
            noteCut(e);
            return -1;
        } catch (SdkException e) {
            throw new ObjectsUnavailableException(root.uri(), key, "the body is damaged (" + e.getMessage() + ")", e);
        }
    }

    private void noteCut(@Nullable IOException cause) {
        abort();
        cutsWithoutProgress++;
        if (cutsWithoutProgress > MAX_CUTS_WITHOUT_PROGRESS) {
            throw new ObjectsUnavailableException(
                    root.uri(),
                    key,
                    "the connection was cut %d times in a row at byte %d of %d"
                            .formatted(cutsWithoutProgress, position, end),
                    cause);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << cutsWithoutProgress));
    }

    /** Lets go of the connection without reading what is left of the body. */
    private void abort() {
        if (body != null) {
            body.abort();
            body = null;
        }
    }

    @Override
    public int available() throws IOException {
        return body == null ? 0 : (int) Math.min(body.available(), end - position);
    }

    @Override
    public void close() throws IOException {
        if (position < end) {
            abort();
        } else if (body != null) {
            body.close();
        }
    }
}
