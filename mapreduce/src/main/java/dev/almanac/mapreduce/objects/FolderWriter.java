package dev.almanac.mapreduce.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts files whole: written beside the target under a reserved name, forced to the disk, then renamed. The moment of
 * the change is under a lock of the whole root, so that a condition is decided together with it, between processes too.
 */
final class FolderWriter {
    /** Writes an object's content. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A change of the folder, made under the lock. */
    private interface Change {
        void make() throws IOException;
    }

    private static final String LOCK_NAME = ObjectKey.RESERVED + "lock";
    // A file lock keeps out other processes only; within this one a lock object for each root does.
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path folder;
    private final FolderFailures failures;
    private final Clock clock;

    FolderWriter(Path folder, FolderFailures failures, Clock clock) {
        this.folder = folder;
        this.failures = failures;
        this.clock = clock;
    }

    String put(String key, Path target, PutCondition condition, Content content) {
        try {
            makeFolders(folderOf(target));
            Path unfinished = target.resolveSibling(ObjectKey.RESERVED + UUID.randomUUID() + ".tmp");
            try {
                write(unfinished, content);
                String etag = FolderListing.describe(unfinished, key)
                        .orElseThrow(() -> new NoSuchFileException(unfinished.toString()))
                        .etag();
                underLock(() -> {
                    require(condition, key, target);
                    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
                });
                force(folderOf(target));
                return etag;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw failures.of(key, e);
        }
    }

    void delete(String key, Path target) {
        try {
            if (FolderListing.describe(target, key).isPresent()) {
                underLock(() -> Files.deleteIfExists(target));
                force(folderOf(target));
            }
        } catch (IOException e) {
            throw failures.of(key, e);
        }
    }

    private void write(Path unfinished, Content content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        // The file system's own stamps are some milliseconds coarse: two quick puts could share an etag.
        Files.setLastModifiedTime(unfinished, FileTime.from(clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private void require(PutCondition condition, String key, Path target) throws IOException {
        Optional<ObjectInfo> present = FolderListing.describe(target, key);
        if (condition instanceof PutCondition.Absent && present.isPresent()) {
            throw new PreconditionFailedException(failures.uri(), key, "absent");
        }
        if (condition instanceof PutCondition.Matches matches
                && !present.map(ObjectInfo::etag).equals(Optional.of(matches.etag()))) {
            throw new PreconditionFailedException(
                    failures.uri(),
                    key,
                    "etag " + matches.etag() + ", there is "
                            + present.map(ObjectInfo::etag).orElse("nothing"));
        }
    }

    private void underLock(Change change) throws IOException {
        ReentrantLock inProcess = LOCKS.computeIfAbsent(folder.toRealPath(), root -> new ReentrantLock());
        inProcess.lock();
        try (FileChannel channel = FileChannel.open(
                        folder.resolve(LOCK_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock betweenProcesses = channel.lock()) {
            if (!betweenProcesses.isValid()) {
                throw new IOException("the lock of " + folder + " was lost");
            }
            change.make();
        } finally {
            inProcess.unlock();
        }
    }

    private void makeFolders(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = folderOf(directory);
        makeFolders(parent);
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
        force(parent);
    }

    private static Path folderOf(Path path) {
        return java.util.Objects.requireNonNull(path.getParent(), () -> "a root is never below an object: " + path);
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}
