package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.LogPart;
import dev.almanac.platform.workers.OutputVisitor;
import dev.almanac.platform.workers.WorkerCapabilities;
import dev.almanac.platform.workers.WorkerOrder;
import dev.almanac.platform.workers.WorkerProvider;
import dev.almanac.platform.workers.WorkerStatus;
import dev.almanac.platform.workers.WorkerUnavailableException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Workers on this machine. All that it knows of an attempt is in the attempt's directory, so a new one takes over from
 * one that died.
 */
@Singleton
final class LocalWorkers implements WorkerProvider {

    private static final Logger LOG = Logger.getLogger(LocalWorkers.class);

    private final LocalWorkersConfig config;
    private final Clock clock;
    private final Attempts attempts;
    private final List<Isolation> candidates;
    private @Nullable Machine known;

    @Inject
    LocalWorkers(LocalWorkersConfig config, Clock clock) {
        this(config, clock, List.of(Isolation.BUBBLEWRAP, Isolation.UNSHARE));
    }

    /** Workers that try these means of isolation only, the best first. */
    LocalWorkers(LocalWorkersConfig config, Clock clock, List<Isolation> candidates) {
        this.config = config;
        this.clock = clock;
        this.attempts = new Attempts(config);
        this.candidates = candidates;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public WorkerCapabilities capabilities() {
        return Guarantees.of(machine());
    }

    @Override
    public void launch(WorkerOrder order) throws IOException {
        Machine machine = machine();
        requireIsolation(machine);
        requireStore();
        AttemptDirectory attempt = attempts.prepare(order, environment(machine, order), machine.asRoot());
        if (WorkerProcess.recordedIn(attempt).isPresent()) {
            return;
        }
        List<Path> cgroups = machine.cgroups().create(order.attemptId(), order.limits());
        new RunJob(config, machine).start(attempt, order.network(), attempts.userOf(attempt), cgroups);
        LOG.infof(
                "Attempt %s of run %s (%s) runs in %s",
                order.attemptId(), order.facts().runId(), order.facts().job(), attempt.path());
    }

    @Override
    public WorkerStatus status(UUID attemptId) {
        return worker(attemptId).status();
    }

    @Override
    public LogPart log(UUID attemptId, long offset, int maxBytes) throws IOException {
        return worker(attemptId).log(offset, maxBytes);
    }

    @Override
    public void cancel(UUID attemptId) {
        worker(attemptId).cancel();
    }

    @Override
    public void kill(UUID attemptId) {
        worker(attemptId).kill();
    }

    @Override
    public void readOutput(UUID attemptId, String directory, OutputVisitor visitor) throws IOException {
        worker(attemptId).readOutput(directory, visitor);
    }

    @Override
    public List<String> inputs(UUID attemptId) throws IOException {
        return worker(attemptId).inputs();
    }

    @Override
    public void remove(UUID attemptId) throws IOException {
        worker(attemptId).end();
        machine().cgroups().remove(attemptId);
        if (attempts.remove(attemptId)) {
            LOG.infof("Attempt %s is removed from this machine", attemptId);
        }
    }

    @Override
    public Set<UUID> list(String installation) {
        try {
            return attempts.list(installation);
        } catch (IOException e) {
            throw new WorkerUnavailableException("The workers' directory cannot be read: " + e.getMessage(), e);
        }
    }

    private LocalWorker worker(UUID attemptId) {
        return new LocalWorker(attempts.of(attemptId), clock);
    }

    private Map<String, String> environment(Machine machine, WorkerOrder order) {
        JobEnvironment environment = new JobEnvironment(config);
        return machine.isolation() == Isolation.NONE
                ? environment.withoutSandbox(order, attempts.of(order.attemptId()))
                : environment.inSandbox(order);
    }

    // What was found lacking is looked for again, since somebody may be installing it.
    private synchronized Machine machine() {
        Machine machine = known;
        if (machine == null || machine.isolation() == Isolation.NONE) {
            try {
                attempts.sweep(clock.instant());
                machine = Machine.explore(config, attempts, candidates);
            } catch (IOException e) {
                throw new WorkerUnavailableException("The workers' directory cannot be used: " + e, e);
            }
            LOG.infof(
                    "Jobs on this machine are isolated by %s",
                    machine.isolation().means());
            known = machine;
        }
        return machine;
    }

    private void requireIsolation(Machine machine) {
        if (machine.isolation() == Isolation.NONE && !config.unsafe()) {
            throw new WorkerUnavailableException("This machine cannot isolate jobs (" + machine.complaint()
                    + "): install bubblewrap or allow user namespaces, or set almanac.workers.local.unsafe=true to run jobs"
                    + " with the platform's own rights.");
        }
    }

    private void requireStore() {
        Path store = config.store().orElse(null);
        if (store != null && !Files.isDirectory(store)) {
            throw new WorkerUnavailableException(
                    "The store's folder " + store + " is not there (almanac.workers.local.store).");
        }
    }
}
