package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.WorkerLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The kernel's control groups as far as this process may make them: version 1, a tree for each controller, or version
 * 2, one tree for all. They are made below the platform's own group, so a limit on the platform holds for its jobs.
 */
final class Cgroups {

    static final String MEMORY = "memory";
    static final String PROCESSES = "pids";

    private static final String PREFIX = "almanac-";
    // run-job's first process in the sandbox, and bwrap outside of it, count too.
    private static final int OWN_PROCESSES = 8;

    // The killed leave a group a moment later, and it cannot be removed before.
    private static final String KILL_AND_REMOVE = """
            for try in {1..100}; do
                rmdir -- "$1" 2> /dev/null && exit 0
                mapfile -t left < "$1/cgroup.procs"
                (( ${#left[@]} )) && kill -KILL "${left[@]}" 2> /dev/null
                sleep 0.05
            done
            rmdir -- "$1"
            """;

    private final Map<String, Path> parents;

    private Cgroups(Map<String, Path> parents) {
        this.parents = parents;
    }

    /**
     * Finds out what can be limited by trying.
     *
     * @param mount where the trees are mounted, {@code /sys/fs/cgroup}
     * @param own the content of {@code /proc/self/cgroup}
     */
    static Cgroups find(Path mount, String own) {
        Map<String, Path> parents = new TreeMap<>();
        for (String controller : List.of(MEMORY, PROCESSES)) {
            candidates(mount, own, controller).stream()
                    .filter(parent -> works(parent, controller))
                    .findFirst()
                    .ifPresent(parent -> parents.put(controller, parent));
        }
        return new Cgroups(parents);
    }

    /** Whether groups of this controller, {@link #MEMORY} or {@link #PROCESSES}, can be made. */
    boolean has(String controller) {
        return parents.containsKey(controller);
    }

    /** Makes the groups of one attempt with its limits; making them again sets the limits again. */
    List<Path> create(UUID attemptId, WorkerLimits limits) throws IOException {
        List<Path> groups = groups(attemptId);
        for (Path group : groups) {
            Files.createDirectories(group);
        }
        if (has(MEMORY)) {
            limitMemory(group(MEMORY, attemptId), limits.memoryBytes());
        }
        if (has(PROCESSES)) {
            write(group(PROCESSES, attemptId).resolve("pids.max"), limits.processes() + OWN_PROCESSES);
        }
        return groups;
    }

    /** Kills what is left in the groups of one attempt, and removes them. */
    void remove(UUID attemptId) throws IOException {
        for (Path group : groups(attemptId)) {
            if (Files.exists(group)) {
                Bash.run(KILL_AND_REMOVE, group.toString());
            }
        }
    }

    private List<Path> groups(UUID attemptId) {
        Set<Path> groups = new LinkedHashSet<>();
        parents.keySet().forEach(controller -> groups.add(group(controller, attemptId)));
        return List.copyOf(groups);
    }

    private Path group(String controller, UUID attemptId) {
        Path parent = parents.get(controller);
        if (parent == null) {
            throw new IllegalStateException("there is no control group for " + controller);
        }
        return parent.resolve(PREFIX + attemptId);
    }

    private static List<Path> candidates(Path mount, String own, String controller) {
        List<Path> candidates = new ArrayList<>();
        boolean unified = Files.exists(mount.resolve("cgroup.controllers"));
        Path tree = unified ? mount : mount.resolve(controller);
        ownPath(own, unified ? "" : controller)
                .map(path -> tree.resolve(path.substring(1)))
                .ifPresent(candidates::add);
        candidates.add(tree);
        return unified
                ? candidates.stream()
                        .flatMap(parent -> delegated(parent).stream())
                        .toList()
                : candidates;
    }

    private static Optional<String> ownPath(String own, String controller) {
        return own.lines()
                .map(line -> line.split(":", 3))
                .filter(fields ->
                        fields.length == 3 && List.of(fields[1].split(",")).contains(controller))
                .map(fields -> fields[2])
                .findFirst();
    }

    // In version 2 only a group without processes of its own, or the root, can hand controllers down.
    private static Optional<Path> delegated(Path parent) {
        try {
            Files.writeString(parent.resolve("cgroup.subtree_control"), "+memory +pids");
            Path group = Files.createDirectories(parent.resolve("almanac"));
            Files.writeString(group.resolve("cgroup.subtree_control"), "+memory +pids");
            return Optional.of(group);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean works(Path parent, String controller) {
        Path probe = parent.resolve(PREFIX + "probe-" + UUID.randomUUID());
        try {
            Files.createDirectory(probe);
            try {
                if (controller.equals(MEMORY)) {
                    limitMemory(probe, 1L << 30);
                } else {
                    write(probe.resolve("pids.max"), 100);
                }
                return true;
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static void limitMemory(Path group, long bytes) throws IOException {
        Path unified = group.resolve("memory.max");
        write(Files.exists(unified) ? unified : group.resolve("memory.limit_in_bytes"), bytes);
        writeIfThere(group.resolve("memory.swap.max"), 0);
        writeIfThere(group.resolve("memory.memsw.limit_in_bytes"), bytes);
    }

    private static void writeIfThere(Path file, long value) throws IOException {
        if (Files.exists(file)) {
            write(file, value);
        }
    }

    private static void write(Path file, long value) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Files.writeString(file, Long.toString(value));
    }
}
