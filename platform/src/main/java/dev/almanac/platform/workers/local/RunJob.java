package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.Network;
import dev.almanac.platform.workers.WorkerUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts {@code run-job} on an attempt's directory, detached: it outlives the platform. */
final class RunJob {

    private final LocalWorkersConfig config;
    private final Machine machine;

    RunJob(LocalWorkersConfig config, Machine machine) {
        this.config = config;
        this.machine = machine;
    }

    /**
     * Returns once run-job has recorded itself in the attempt's directory, or found that another did so before.
     *
     * @param user the user id of the job, where it has one to itself
     * @throws WorkerUnavailableException if it ended without
     */
    void start(AttemptDirectory attempt, Network network, Optional<String> user, List<Path> cgroups)
            throws IOException {
        Process process = new ProcessBuilder(command(attempt, network, user, cgroups))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(attempt.diagnostics().toFile()))
                .start();
        // Its only word on standard output; afterwards nobody listens there.
        boolean started = process.getInputStream().read() >= 0;
        process.getInputStream().close();
        if (!started && WorkerProcess.recordedIn(attempt).isEmpty()) {
            throw new WorkerUnavailableException("run-job could not be started: "
                    + Files.readString(attempt.diagnostics()).strip());
        }
    }

    private List<String> command(AttemptDirectory attempt, Network network, Optional<String> user, List<Path> cgroups)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of("setsid", config.runJob().toAbsolutePath().toString()));
        if (machine.isolation() != Isolation.NONE) {
            command.addAll(List.of("--work", Sandbox.WORK));
            if (user.isPresent()) {
                command.addAll(List.of("--user", user.get()));
                groupOfTheStore().ifPresent(id -> command.addAll(List.of("--group", id)));
            }
        }
        cgroups.forEach(group -> command.addAll(List.of("--cgroup", group.toString())));
        command.add(attempt.path().toString());
        command.addAll(Sandbox.command(machine.isolation(), config, machine.asRoot(), attempt, network));
        return command;
    }

    /** The group that may read the store's folder, unless that is root's: the job's user is put into it. */
    private Optional<String> groupOfTheStore() throws IOException {
        if (config.store().isEmpty() || !Files.isDirectory(config.store().get())) {
            return Optional.empty();
        }
        Object group = Files.getAttribute(config.store().get(), "unix:gid");
        return group.equals(0) ? Optional.empty() : Optional.of(group.toString());
    }
}
