package dev.almanac.mapreduce.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip members, one after another to the end of the file. Unlike the platform's own stream it refuses
 * anything behind a member that is not another one, so that a damage there does not pass for the end.
 */
final class StrictGzip extends InputStream {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private boolean atEnd;

    StrictGzip(InputStream in) throws IOException {
        this.in = in;
        header();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!atEnd) {
            int got = inflate(target, offset, length);
            if (got > 0) {
                crc.update(target, offset, got);
                return got;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            if (at == end && !fill()) {
                throw new EOFException("the gzip data end within a member");
            }
            inflater.setInput(buffer, at, end - at);
            at = end;
        }
        try {
            int got = inflater.inflate(target, offset, length);
            if (inflater.needsDictionary()) {
                throw new IOException("the gzip data ask for a dictionary");
            }
            return got;
        } catch (DataFormatException e) {
            throw new IOException("the gzip data are damaged: " + e.getMessage(), e);
        }
    }

    private void endMember() throws IOException {
        at = end - inflater.getRemaining();
        if (fixed(4) != crc.getValue() || fixed(4) != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new IOException("the gzip data do not fit their checksum or length");
        }
        crc.reset();
        inflater.reset();
        if (at == end && !fill()) {
            atEnd = true;
        } else {
            header();
        }
    }

    private void header() throws IOException {
        if (fixed(2) != 0x8b1f || fixed(1) != 8) {
            throw new IOException("no gzip member begins where one should");
        }
        int flags = (int) fixed(1);
        fixed(4);
        fixed(2);
        if ((flags & ~0x1f) != 0) {
            throw new IOException("the gzip header has unknown flags");
        }
        if ((flags & EXTRA) != 0) {
            for (long left = fixed(2); left > 0; left--) {
                one();
            }
        }
        for (int text : new int[] {NAME, COMMENT}) {
            while ((flags & text) != 0 && one() != 0) {
                // A name or comment goes on to its zero byte.
            }
        }
        if ((flags & HEADER_CRC) != 0) {
            fixed(2);
        }
    }

    private long fixed(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) one() << (8 * i);
        }
        return value;
    }

    private int one() throws IOException {
        if (at == end && !fill()) {
            throw new EOFException("the gzip data end within a member");
        }
        return buffer[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
