package dev.almanac.mapreduce.objects;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder as a root of objects: each is a file whose path is its key. Processes may share the folder; what one of them
 * leaves unfinished is never seen as an object. An etag tells inode, length and time, so that no content need be read.
 */
public final class FolderObjects implements Objects {
    private final Path folder;
    private final FolderWriter writer;
    private final FolderFailures failures;

    private FolderObjects(Path folder, Clock clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.failures = new FolderFailures(uri());
        this.writer = new FolderWriter(this.folder, failures, clock);
    }

    /** The objects of this folder, which the first put creates if need be. */
    public static FolderObjects at(Path folder) {
        return at(folder, Clock.systemUTC());
    }

    /** The same, with the clock that stamps what is put. */
    public static FolderObjects at(Path folder, Clock clock) {
        return new FolderObjects(folder, clock);
    }

    /** The folder itself, absolute. */
    public Path folder() {
        return folder;
    }

    @Override
    public URI uri() {
        String text = folder.toUri().toString();
        return URI.create(text.endsWith("/") && !text.endsWith("///") ? text.substring(0, text.length() - 1) : text);
    }

    @Override
    public Optional<ObjectInfo> find(String key) {
        try {
            return FolderListing.describe(path(key), key);
        } catch (IOException e) {
            throw failures.of(key, e);
        }
    }

    @Override
    public Stream<ObjectInfo> list(String prefix) {
        ObjectKey.requirePrefix(prefix);
        if (!Files.isDirectory(folder)) {
            throw new ObjectNotFoundException(uri(), prefix);
        }
        return new FolderListing(folder, failures).list(prefix);
    }

    @Override
    public InputStream open(String key) {
        return stream(key, 0, -1);
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        ObjectRange.requireValid(offset, length);
        return stream(key, offset, length);
    }

    private InputStream stream(String key, long offset, long lengthOrWhole) {
        FileChannel channel = channel(key);
        try {
            long size = channel.size();
            long length = lengthOrWhole < 0 ? size : lengthOrWhole;
            requireWithin(key, offset, length, size);
            channel.position(offset);
            return new WholeInputStream(Channels.newInputStream(channel), uri(), key, length);
        } catch (IOException e) {
            throw failures.closing(channel, failures.of(key, e));
        } catch (ObjectsException e) {
            throw failures.closing(channel, e);
        }
    }

    @Override
    public byte[] read(String key, long offset, int length) {
        ObjectRange.requireReadable(offset, length);
        try (FileChannel channel = channel(key)) {
            requireWithin(key, offset, length, channel.size());
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new ObjectRangeException(uri(), key, offset, length, channel.size());
                }
            }
            return bytes.array();
        } catch (IOException e) {
            throw failures.of(key, e);
        }
    }

    private FileChannel channel(String key) {
        Path path = path(key);
        try {
            if (Files.isDirectory(path)) {
                throw new NoSuchFileException(key);
            }
            return FileChannel.open(path);
        } catch (IOException e) {
            throw failures.of(key, e);
        }
    }

    private void requireWithin(String key, long offset, long length, long size) {
        if (offset > size || length > size - offset) {
            throw new ObjectRangeException(uri(), key, offset, length, size);
        }
    }

    @Override
    public String put(String key, Path content, PutOptions options) {
        return writer.put(key, path(key), options.condition(), out -> Files.copy(content, out));
    }

    @Override
    public String put(String key, byte[] content, PutOptions options) {
        return writer.put(key, path(key), options.condition(), out -> out.write(content));
    }

    @Override
    public void delete(String key) {
        writer.delete(key, path(key));
    }

    @Override
    public void copy(String key, Objects target, String targetKey) {
        ObjectKey.require(targetKey);
        Path source = path(key);
        if (!Files.isRegularFile(source)) {
            throw new ObjectNotFoundException(uri(), key);
        }
        target.put(targetKey, source, PutOptions.DEFAULT);
    }

    @Override
    public URI presignGet(String key, Duration validFor) {
        throw noAddress();
    }

    @Override
    public URI presignPut(String key, Duration validFor) {
        throw noAddress();
    }

    private UnsupportedOperationException noAddress() {
        return new UnsupportedOperationException("a folder has no address for others: " + uri());
    }

    private Path path(String key) {
        return folder.resolve(ObjectKey.require(key));
    }

    @Override
    public void close() {
        // Nothing is held open between calls.
    }

    @Override
    public String toString() {
        return uri().toString();
    }
}
