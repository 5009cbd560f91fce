package dev.almanac.mapreduce.objects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Walks a folder in the order of keys, one directory in memory at a time. */
record FolderListing(Path folder, FolderFailures failures) {

    /** An entry's key as it sorts: that of a directory ends in the slash that all keys below it share. */
    private record Entry(Path path, String key, byte[] order, boolean isFolder) {}

    Stream<ObjectInfo> list(String prefix) {
        int slash = prefix.lastIndexOf('/');
        String parent = slash < 0 ? "" : prefix.substring(0, slash + 1);
        return below(folder.resolve(parent), parent, prefix);
    }

    private Stream<ObjectInfo> below(Path directory, String parentKey, String prefix) {
        return entries(directory, parentKey, prefix).stream()
                .flatMap(entry -> entry.isFolder()
                        ? below(entry.path(), entry.key() + "/", prefix)
                        : info(entry.path(), entry.key()).stream());
    }

    private List<Entry> entries(Path directory, String parentKey, String prefix) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                String key = parentKey + name;
                if (!name.startsWith(ObjectKey.RESERVED) && (key.startsWith(prefix) || prefix.startsWith(key + "/"))) {
                    boolean isFolder = Files.isDirectory(path);
                    byte[] order = (isFolder ? key + "/" : key).getBytes(StandardCharsets.UTF_8);
                    entries.add(new Entry(path, key, order, isFolder));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failures.of(parentKey, e);
        }
        entries.sort(Comparator.comparing(Entry::order, Arrays::compareUnsigned));
        return entries;
    }

    private Optional<ObjectInfo> info(Path path, String key) {
        try {
            return describe(path, key);
        } catch (IOException e) {
            throw failures.of(key, e);
        }
    }

    /** What is known about the file, if there is one and it is no directory. */
    static Optional<ObjectInfo> describe(Path path, String key) throws IOException {
        Map<String, Object> attributes;
        try {
            attributes = Files.readAttributes(path, "unix:ino,size,lastModifiedTime,isRegularFile");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (e.getReason() != null && e.getReason().equals("Not a directory")) {
                return Optional.empty();
            }
            throw e;
        }
        if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
            return Optional.empty();
        }
        long inode = ((Number) java.util.Objects.requireNonNull(attributes.get("ino"))).longValue();
        long size = ((Number) java.util.Objects.requireNonNull(attributes.get("size"))).longValue();
        FileTime modified = (FileTime) java.util.Objects.requireNonNull(attributes.get("lastModifiedTime"));
        String etag = "\"%x-%x-%x\"".formatted(inode, size, modified.to(TimeUnit.NANOSECONDS));
        return Optional.of(new ObjectInfo(key, size, etag, modified.toInstant()));
    }
}
