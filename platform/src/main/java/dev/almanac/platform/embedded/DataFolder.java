package dev.almanac.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that holds everything an embedded installation keeps. It is readable by its owner only, and locked for
 * as long as one platform uses it; the lock goes with the process, however it ends.
 */
final class DataFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes the folder where it is missing and locks it; says in one sentence why it cannot. */
    static DataFolder open(Path path) throws StartUpException {
        Path absolute = path.toAbsolutePath().normalize();
        FileChannel lockFile;
        try {
            Files.createDirectories(absolute);
            Files.setPosixFilePermissions(absolute, OWNER_ONLY);
            lockFile = FileChannel.open(absolute.resolve("almanac.lock"), CREATE, READ, WRITE);
        } catch (IOException e) {
            throw new StartUpException(
                    "The data folder " + absolute + " cannot be written (" + e
                            + "): give this user the right to write it, or name another with ALMANAC_DATA.",
                    e);
        }
        lock(absolute, lockFile);
        return new DataFolder(absolute, lockFile);
    }

    private static void lock(Path folder, FileChannel lockFile) throws StartUpException {
        try {
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                throw new StartUpException("Almanac already runs on the data folder " + folder + " (process "
                        + content(lockFile) + "): stop it, or name another folder with ALMANAC_DATA.");
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)), 0);
        } catch (IOException e) {
            throw new StartUpException("The data folder " + folder + " cannot be locked: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private static String content(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        int length = file.read(bytes, 0);
        return length <= 0 ? "unknown" : new String(bytes.array(), 0, length, UTF_8).strip();
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A random secret of 32 hex digits that is made once and then kept in a file which only the owner reads. */
    String secret(String name) throws IOException {
        Path file = resolve(name);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        writePrivate(name, secret);
        return secret;
    }

    /** Writes a file whole that only the owner may read. */
    Path writePrivate(String name, String content) throws IOException {
        Path file = resolve(name);
        Path unfinished =
                Files.createTempFile(path, name, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE));
        Files.writeString(unfinished, content);
        Files.move(unfinished, file, ATOMIC_MOVE);
        return file;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
