package dev.almanac.platform.workers;

import dev.almanac.platform.workers.UnusableOutputException.Found;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an output directory that users' code made, without trusting it: no link is followed at any level, and nothing
 * is opened that is not a regular file or a directory, so that no pipe can block the reader. Whoever made the directory
 * must be dead by then.
 */
public final class OutputWalk {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ENTRIES_OF_DIRECTORY = 1_000_000;

    private final OutputVisitor visitor;

    private OutputWalk(OutputVisitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Walks one directory.
     *
     * @param trusted a directory that users' code had no hand in
     * @param work the name in it of the work directory, which is the users'
     * @param output the way from there to the output directory, with {@code /} between names; no link is followed on it
     * @throws UnusableOutputException if there is no such directory
     * @throws IOException if reading fails, or the visitor throws it
     */
    @SuppressWarnings("StreamResourceLeak") // closed under the name that it is cast to
    public static void of(Path trusted, String work, String output, OutputVisitor visitor) throws IOException {
        List<String> way = new ArrayList<>(List.of(work));
        way.addAll(List.of(output.split("/")));
        try (SecureDirectoryStream<Path> directory = secure(Files.newDirectoryStream(trusted))) {
            new OutputWalk(visitor).descend(directory, trusted, way, output);
        }
    }

    private void descend(SecureDirectoryStream<Path> directory, Path path, List<String> way, String output)
            throws IOException {
        if (way.isEmpty()) {
            walk(directory, path, "", 1);
            return;
        }
        Entry next = entries(directory).stream()
                .filter(entry -> entry.name().is(way.get(0)))
                .findFirst()
                .orElseThrow(() -> new UnusableOutputException(output, Found.NOTHING));
        PosixFileAttributes attributes = attributes(directory, next);
        if (!attributes.isDirectory()) {
            throw new UnusableOutputException(output, foundInstead(attributes));
        }
        if (!isReadable(attributes)) {
            throw new UnusableOutputException(output, Found.UNREADABLE);
        }
        try (SecureDirectoryStream<Path> below = open(directory, next)) {
            descend(below, path.resolve(next.file()), way.subList(1, way.size()), output);
        }
    }

    private static Found foundInstead(PosixFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Found.LINK;
        }
        return attributes.isRegularFile() ? Found.FILE : Found.SPECIAL;
    }

    private void walk(SecureDirectoryStream<Path> directory, Path path, String prefix, int depth) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : entries(directory)) {
            entries.add(new Entry(
                    entry.file(), entry.name(), attributes(directory, entry).isDirectory()));
        }
        entries.sort((one, other) -> one.name().compareWithin(one.isDirectory(), other.name(), other.isDirectory()));
        for (Entry entry : entries) {
            visit(directory, path, prefix, entry, depth);
        }
    }

    private void visit(SecureDirectoryStream<Path> directory, Path path, String prefix, Entry entry, int depth)
            throws IOException {
        String shown = prefix + entry.name().shown();
        PosixFileAttributes attributes = attributes(directory, entry);
        if (!entry.name().isUtf8()) {
            visitor.refused(shown, OutputVisitor.Refusal.NAME_NOT_UTF8);
        } else if (attributes.isSymbolicLink()) {
            visitor.refused(shown, OutputVisitor.Refusal.LINK);
        } else if (attributes.isOther()) {
            visitor.refused(shown, special(path.resolve(entry.file())));
        } else if (!isReadable(attributes)) {
            visitor.refused(shown, OutputVisitor.Refusal.UNREADABLE);
        } else if (attributes.isRegularFile()) {
            visitFile(directory, entry, shown, attributes.size());
        } else if (depth == MAX_DEPTH) {
            visitor.refused(shown, OutputVisitor.Refusal.TOO_DEEP);
        } else {
            try (SecureDirectoryStream<Path> below = open(directory, entry)) {
                walk(below, path.resolve(entry.file()), shown + "/", depth + 1);
            }
        }
    }

    private void visitFile(SecureDirectoryStream<Path> directory, Entry entry, String shown, long sizeBytes)
            throws IOException {
        try (InputStream content = Channels.newInputStream(
                directory.newByteChannel(entry.file(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
            visitor.file(shown, sizeBytes, content);
        }
    }

    // A platform that runs as root could read all; the rule is the same for all, so that a run does not depend on it.
    private static boolean isReadable(PosixFileAttributes attributes) {
        Set<PosixFilePermission> permissions = attributes.permissions();
        return permissions.contains(PosixFilePermission.OWNER_READ)
                && (!attributes.isDirectory() || permissions.contains(PosixFilePermission.OWNER_EXECUTE));
    }

    private static OutputVisitor.Refusal special(Path path) throws IOException {
        int type = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0170000;
        return switch (type) {
            case 0010000 -> OutputVisitor.Refusal.PIPE;
            case 0140000 -> OutputVisitor.Refusal.SOCKET;
            default -> OutputVisitor.Refusal.DEVICE;
        };
    }

    private static List<Entry> entries(SecureDirectoryStream<Path> directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : directory) {
            if (entries.size() == MAX_ENTRIES_OF_DIRECTORY) {
                throw new IOException(
                        "an output directory may have " + MAX_ENTRIES_OF_DIRECTORY + " entries, and one has more");
            }
            Path name = file.getFileName();
            entries.add(new Entry(name, OutputName.of(name), false));
        }
        return entries;
    }

    private static PosixFileAttributes attributes(SecureDirectoryStream<Path> directory, Entry entry)
            throws IOException {
        return directory
                .getFileAttributeView(entry.file(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static SecureDirectoryStream<Path> open(SecureDirectoryStream<Path> directory, Entry entry)
            throws IOException {
        return directory.newDirectoryStream(entry.file(), LinkOption.NOFOLLOW_LINKS);
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> directory) throws IOException {
        if (directory instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        directory.close();
        throw new UnsupportedOperationException(
                "this system opens no directories relative to others, which the walk needs");
    }

    private record Entry(Path file, OutputName name, boolean isDirectory) {}
}
