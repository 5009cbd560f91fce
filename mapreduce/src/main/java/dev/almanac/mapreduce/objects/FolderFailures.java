package dev.almanac.mapreduce.objects;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says what a file system's refusal means for an object. */
record FolderFailures(URI uri) {
    ObjectsException of(String key, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new ObjectNotFoundException(uri, key);
        }
        if (failure instanceof AccessDeniedException) {
            return new ObjectAccessDeniedException(uri, key, failure);
        }
        if (isInTheWay(failure)) {
            return new ObjectsUnavailableException(
                    uri,
                    key,
                    "a folder cannot hold an object and others below it (" + failure.getMessage() + ")",
                    failure);
        }
        return new ObjectsUnavailableException(uri, key, "the file system failed (" + failure + ")", failure);
    }

    private static boolean isInTheWay(IOException failure) {
        return failure instanceof FileAlreadyExistsException
                || (failure instanceof FileSystemException refusal
                        && refusal.getReason() != null
                        && refusal.getReason().endsWith("a directory"));
    }

    ObjectsException closing(FileChannel channel, ObjectsException failure) {
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
