package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.LogPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The log as run-job keeps it: the head in {@code out/log}, the last pieces in {@code out/log.OFFSET}, named after the
 * offset of their first byte. Old pieces go away while the log is read.
 */
final class LogPieces {

    private final Path out;

    LogPieces(Path out) {
        this.out = out;
    }

    LogPart read(long offset, int maxBytes) throws IOException {
        for (int attempts = 0; attempts < 5; attempts++) {
            try {
                return readOnce(offset, maxBytes);
            } catch (NoSuchFileException e) {
                // The piece made room for a newer one since it was listed.
            }
        }
        return LogPart.none(offset);
    }

    private LogPart readOnce(long offset, int maxBytes) throws IOException {
        for (Map.Entry<Long, Path> piece : pieces().entrySet()) {
            long from = Math.max(offset, piece.getKey());
            byte[] bytes = readFile(piece.getValue(), from - piece.getKey(), maxBytes);
            if (bytes.length > 0) {
                return new LogPart(from, bytes, from - offset);
            }
        }
        return LogPart.none(offset);
    }

    private NavigableMap<Long, Path> pieces() throws IOException {
        NavigableMap<Long, Path> pieces = new TreeMap<>();
        if (!Files.isDirectory(out)) {
            return pieces;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(out, "log*")) {
            for (Path file : files) {
                String offset = file.getFileName().toString().substring("log".length());
                if (offset.isEmpty()) {
                    pieces.put(0L, file);
                } else if (offset.matches("\\.[0-9]{1,18}")) {
                    pieces.put(Long.parseLong(offset.substring(1)), file);
                }
            }
        }
        return pieces;
    }

    private static byte[] readFile(Path file, long position, int maxBytes) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long available = channel.size() - position;
            if (available <= 0) {
                return new byte[0];
            }
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(Math.min(available, maxBytes)));
            channel.position(position);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // A local file gives all that its size promised, if not at once.
            }
            byte[] bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            return bytes;
        }
    }
}
