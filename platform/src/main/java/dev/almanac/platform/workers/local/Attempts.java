package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.ContractFiles;
import dev.almanac.platform.workers.WorkerOrder;
import dev.almanac.platform.workers.WorkerUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The attempts' directories: each appears whole, under the attempt's id, and goes away whole. */
final class Attempts {

    private static final String NEW = ".new-";
    private static final String OLD = ".old-";
    private static final String INSTALLATION = "installation";
    private static final String USER = "user";
    // Younger ones may belong to another process that is at work on them.
    private static final Duration AGE_OF_LEFTOVERS = Duration.ofHours(1);

    private final LocalWorkersConfig config;

    Attempts(LocalWorkersConfig config) {
        this.config = config;
    }

    AttemptDirectory of(UUID attemptId) {
        return new AttemptDirectory(directory().resolve(attemptId.toString()));
    }

    /**
     * Lays out the order's directory unless it is there.
     *
     * @param withUser whether the job is to have a user id to itself
     */
    AttemptDirectory prepare(WorkerOrder order, Map<String, String> environment, boolean withUser) throws IOException {
        AttemptDirectory attempt = of(order.attemptId());
        if (attempt.exists()) {
            return attempt;
        }
        AttemptDirectory draft = draft(order.attemptId());
        try {
            writeInput(draft, order, environment);
            Files.writeString(draft.note(INSTALLATION), order.installation());
            publish(draft, attempt, withUser);
        } finally {
            delete(draft);
        }
        return attempt;
    }

    /** A directory as complete as a sandbox needs it, under no attempt's name; the caller deletes it. */
    AttemptDirectory layOutProbe() throws IOException {
        AttemptDirectory probe = draft(UUID.randomUUID());
        Files.createDirectories(probe.work());
        Files.writeString(probe.out("inputs.jsonl"), "");
        writeEtc(probe, Sandbox.USER_ID_IN_NAMESPACE);
        return probe;
    }

    /** The user id that the attempt's job has to itself; empty where it runs as the platform's own user. */
    Optional<String> userOf(AttemptDirectory attempt) throws IOException {
        return attempt.readNote(USER);
    }

    Set<UUID> list(String installation) throws IOException {
        Set<UUID> found = new HashSet<>();
        for (AttemptDirectory attempt : all()) {
            if (attempt.readNote(INSTALLATION).equals(Optional.of(installation))) {
                found.add(UUID.fromString(attempt.path().getFileName().toString()));
            }
        }
        return found;
    }

    /** Takes the attempt out of sight at once and deletes what there is of it; says whether there was anything. */
    boolean remove(UUID attemptId) throws IOException {
        AttemptDirectory attempt = of(attemptId);
        if (!attempt.exists()) {
            return false;
        }
        AttemptDirectory old = new AttemptDirectory(directory().resolve(OLD + UUID.randomUUID()));
        Files.move(attempt.path(), old.path(), StandardCopyOption.ATOMIC_MOVE);
        delete(old);
        return true;
    }

    /** Deletes what a crash left half laid out or half removed. */
    void sweep(Instant now) throws IOException {
        if (!Files.isDirectory(directory())) {
            return;
        }
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory(), ".{new,old}-*")) {
            for (Path leftover : leftovers) {
                Instant modified = Files.getLastModifiedTime(leftover).toInstant();
                if (modified.plus(AGE_OF_LEFTOVERS).isBefore(now)) {
                    delete(new AttemptDirectory(leftover));
                }
            }
        }
    }

    /**
     * Deletes a directory that a job could write to. That is left to rm: a tree may be deeper than any path can be
     * long.
     */
    void delete(AttemptDirectory attempt) throws IOException {
        if (!attempt.exists()) {
            return;
        }
        // What a job of the platform's own user made unreadable must be made readable first.
        Bash.run(
                "rm -rf -- \"$1\" 2> /dev/null || { chmod -R u+rwx -- \"$1\"; rm -rf -- \"$1\"; }",
                attempt.path().toString());
    }

    private void writeInput(AttemptDirectory draft, WorkerOrder order, Map<String, String> environment)
            throws IOException {
        try (InputStream archive = order.code().archive().open()) {
            Files.copy(archive, draft.in("code"));
        }
        Files.writeString(draft.in("command"), order.code().command());
        Files.write(draft.in("environment"), ContractFiles.environment(environment));
        Files.writeString(draft.in("limits"), ContractFiles.limits(order.limits()));
    }

    // One at a time, so that no two attempts choose the same free user id.
    private synchronized void publish(AttemptDirectory draft, AttemptDirectory attempt, boolean withUser)
            throws IOException {
        int userId = withUser ? freeUserId() : Sandbox.USER_ID_IN_NAMESPACE;
        writeEtc(draft, userId);
        if (withUser) {
            Files.writeString(draft.note(USER), Integer.toString(userId));
            Files.setAttribute(draft.temporary(), "unix:uid", userId);
            Files.setAttribute(draft.temporary(), "unix:gid", userId);
        }
        try {
            Files.move(draft.path(), attempt.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!attempt.exists()) {
                throw e;
            }
            // Somebody else launched the same attempt a moment ago; what they laid out holds.
        }
    }

    private int freeUserId() throws IOException {
        Set<String> taken = new HashSet<>();
        for (AttemptDirectory attempt : all()) {
            attempt.readNote(USER).ifPresent(taken::add);
        }
        for (int id = config.firstUserId(); id < config.firstUserId() + config.userIds(); id++) {
            if (!taken.contains(Integer.toString(id))) {
                return id;
            }
        }
        throw new WorkerUnavailableException("This machine holds " + taken.size()
                + " jobs, as many as there are user ids for them (almanac.workers.local.user-ids).");
    }

    private static void writeEtc(AttemptDirectory attempt, int userId) throws IOException {
        Files.writeString(
                attempt.etc("passwd"),
                "root:x:0:0:root:/:/bin/false\njob:x:" + userId + ":" + userId + ":job:" + Sandbox.WORK
                        + ":/bin/bash\n");
        Files.writeString(attempt.etc("group"), "root:x:0:\njob:x:" + userId + ":\n");
        Files.writeString(attempt.etc("hosts"), "127.0.0.1 localhost worker\n::1 localhost\n");
    }

    private AttemptDirectory draft(UUID id) throws IOException {
        Files.createDirectories(
                directory(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        AttemptDirectory draft = new AttemptDirectory(Files.createTempDirectory(directory(), NEW + id + "-"));
        for (String name : List.of("in", "out", "etc", "root", "tmp")) {
            Files.createDirectory(draft.path().resolve(name));
        }
        return draft;
    }

    private List<AttemptDirectory> all() throws IOException {
        List<AttemptDirectory> attempts = new ArrayList<>();
        if (!Files.isDirectory(directory())) {
            return attempts;
        }
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory(), "[!.]*")) {
            paths.forEach(path -> attempts.add(new AttemptDirectory(path)));
        }
        return attempts;
    }

    private Path directory() {
        return config.directory().toAbsolutePath();
    }
}
