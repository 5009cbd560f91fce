package dev.almanac.platform.workers.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The directory of one attempt, laid out by the worker contract, with what the local provider notes beside it. */
record AttemptDirectory(Path path) {

    Path in(String name) {
        return path.resolve("in").resolve(name);
    }

    Path out(String name) {
        return path.resolve("out").resolve(name);
    }

    Path work() {
        return path.resolve("work");
    }

    /** What the job sees as {@code /tmp}. */
    Path temporary() {
        return path.resolve("tmp");
    }

    /** Where a sandbox without bubblewrap builds its root. */
    Path root() {
        return path.resolve("root");
    }

    /** The few files of {@code /etc} that are written for this job. */
    Path etc(String name) {
        return path.resolve("etc").resolve(name);
    }

    /** What run-job itself says when it fails. */
    Path diagnostics() {
        return path.resolve("run-job.log");
    }

    Path note(String name) {
        return path.resolve("note." + name);
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    Optional<String> readNote(String name) throws IOException {
        return readIfThere(note(name));
    }

    static Optional<String> readIfThere(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
