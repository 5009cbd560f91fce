package dev.almanac.mapreduce.objects;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A body of known length: it ends after exactly so many bytes, and an earlier end is a failure. */
final class WholeInputStream extends InputStream {
    private final InputStream body;
    private final URI uri;
    private final String key;
    private final long length;
    private long remaining;

    WholeInputStream(InputStream body, URI uri, String key, long length) {
        this.body = body;
        this.uri = uri;
        this.key = key;
        this.length = length;
        this.remaining = length;
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
        if (remaining == 0) {
            return -1;
        }
        int got = body.read(target, offset, (int) Math.min(count, remaining));
        if (got < 0) {
            throw new ObjectsUnavailableException(
                    uri, key, "the body ended %d bytes before its %d".formatted(remaining, length), null);
        }
        remaining -= got;
        return got;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(body.available(), remaining);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
