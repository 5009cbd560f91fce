package dev.almanac.platform.workers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.platform.workers.Await;
import dev.almanac.platform.workers.CollectedOutput;
import dev.almanac.platform.workers.Orders;
import dev.almanac.platform.workers.WorkerCapabilities.Protection;
import dev.almanac.platform.workers.WorkerEnding;
import dev.almanac.platform.workers.WorkerOrder;
import dev.almanac.platform.workers.WorkerStatus;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Local workers in a directory of a test, with a store; on closing, nothing is left of them. */
record LocalBench(Path directory, LocalWorkersConfig config, LocalWorkers workers, List<Isolation> candidates)
        implements Closeable {

    private static final Path RUN_JOB = Path.of("../worker-image/bin/run-job");

    /** The settings of a test. */
    record Settings(
            Path directory,
            Path runJob,
            Optional<Path> store,
            Optional<Path> tools,
            int firstUserId,
            int userIds,
            boolean unsafe)
            implements LocalWorkersConfig {}

    /** Workers in the best sandbox of this machine. */
    static LocalBench in(Path directory) {
        return in(directory, Isolation.BUBBLEWRAP, Isolation.UNSHARE);
    }

    /**
     * Workers in the first of these sandboxes that this machine has; a machine without skips the test, but not in CI.
     */
    static LocalBench in(Path directory, Isolation... candidates) {
        LocalWorkersConfig config = settings(directory);
        LocalBench bench = with(directory, config, candidates);
        boolean isolated = bench.workers().capabilities().enforces(Protection.PROCESSES);
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(isolated, "this machine has none of " + List.of(candidates));
        }
        assertThat(isolated).as("isolation by one of " + List.of(candidates)).isTrue();
        return bench;
    }

    static Settings settings(Path directory) {
        try {
            Path store = Files.createDirectories(directory.resolve("store"));
            Files.writeString(store.resolve("data"), "measured");
            Path tools = directory.resolve("tools");
            Path tool = Files.createDirectories(tools.resolve("bin")).resolve("almanac");
            Files.writeString(tool, "#!/bin/bash\necho the tool\n");
            tool.toFile().setExecutable(true, false);
            return new Settings(
                    directory.resolve("workers"), RUN_JOB, Optional.of(store), Optional.of(tools), 60600, 500, false);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static LocalBench with(Path directory, LocalWorkersConfig config, Isolation... candidates) {
        return new LocalBench(
                directory,
                config,
                new LocalWorkers(config, Clock.systemUTC(), List.of(candidates)),
                List.of(candidates));
    }

    /** Another provider over the same directory, as after a restart of the platform. */
    LocalBench restarted() {
        return with(directory, config, candidates.toArray(Isolation[]::new));
    }

    UUID launch(Orders orders) {
        WorkerOrder order = orders.attempt();
        try {
            workers.launch(order);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return order.attemptId();
    }

    void awaitRunning(UUID attemptId) {
        Await.until(attemptId + " to run", () -> workers.status(attemptId) instanceof WorkerStatus.Running);
    }

    void awaitLog(UUID attemptId, String text) {
        Await.until("\"" + text + "\" in the log of " + attemptId, () -> log(attemptId)
                .contains(text));
    }

    WorkerEnding awaitEnding(UUID attemptId) {
        Await.until("the end of " + attemptId, () -> workers.status(attemptId).isOver());
        return workers.status(attemptId)
                .ending()
                .orElseThrow(() -> new AssertionError("gone: " + workers.status(attemptId)));
    }

    /** Runs a command to its end and gives its log. */
    String run(Orders orders) {
        UUID attemptId = launch(orders);
        awaitEnding(attemptId);
        return log(attemptId);
    }

    String run(String command) {
        return run(Orders.of(command));
    }

    String log(UUID attemptId) {
        try {
            return new String(workers.log(attemptId, 0, 16 << 20).bytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The processes of this machine whose command line holds a word that no other does. */
    List<Long> processesWith(String marker) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(marker))
                .map(ProcessHandle::pid)
                .toList();
    }

    Path workDirectory(UUID attemptId) {
        return config.directory().resolve(attemptId.toString()).resolve("work");
    }

    /** Runs a command to its end and gives its output directory. */
    CollectedOutput output(String command) throws IOException {
        UUID attemptId = launch(Orders.of(command));
        awaitEnding(attemptId);
        CollectedOutput output = new CollectedOutput();
        workers.readOutput(attemptId, "output", output);
        return output;
    }

    @Override
    public void close() throws IOException {
        for (UUID attemptId : workers.list(Orders.INSTALLATION)) {
            workers.remove(attemptId);
        }
    }
}
