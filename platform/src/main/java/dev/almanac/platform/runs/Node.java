package dev.almanac.platform.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * This platform process, under an id that it keeps over restarts: what runs on this machine is its own to look after.
 */
@ApplicationScoped
class Node {

    private final UUID id;

    Node(RunsConfig config) throws IOException {
        this.id = readOrMake(config.nodeIdFile());
    }

    private static UUID readOrMake(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.writeString(file, UUID.randomUUID().toString(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException known) {
            // It was made at an earlier start.
        }
        return UUID.fromString(Files.readString(file).strip());
    }

    UUID id() {
        return id;
    }
}
