package dev.almanac.platform.workers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Workers that are nothing but notes: a test plays the worker's part by {@link #begin}, {@link #print}, {@link #leave},
 * {@link #end} and {@link #vanish}. Thread-safe, as providers are.
 */
public final class FakeWorkers implements WorkerProvider {

    private final Clock clock;
    private final Map<UUID, Worker> workers = new LinkedHashMap<>();
    private @Nullable String refusal;

    public FakeWorkers(Clock clock) {
        this.clock = clock;
    }

    // The test's side.

    /** From now on no worker can be had, for this reason; {@code null} ends that. */
    public synchronized void refuse(@Nullable String reason) {
        refusal = reason;
    }

    /** The command begins. */
    public synchronized void begin(UUID attemptId) {
        worker(attemptId).status = new WorkerStatus.Running(clock.instant());
    }

    /** The command writes to its log. */
    public synchronized void print(UUID attemptId, String text) {
        worker(attemptId).log.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The command leaves a file at a path that is relative to the work directory. */
    public synchronized void leave(UUID attemptId, String path, String content) {
        worker(attemptId).files.put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The command reads from the store, and {@code almanac} writes this line. */
    public synchronized void read(UUID attemptId, String inputLine) {
        worker(attemptId).inputs.add(inputLine);
    }

    /** The command ends by itself. */
    public synchronized void exit(UUID attemptId, int exitCode) {
        end(attemptId, WorkerEnding.Reason.EXITED, exitCode);
    }

    /** The worker ends. */
    public synchronized void end(UUID attemptId, WorkerEnding.Reason reason, @Nullable Integer exitCode) {
        Worker worker = worker(attemptId);
        Instant startedAt =
                worker.status instanceof WorkerStatus.Running running ? running.startedAt() : worker.launchedAt;
        WorkerEnding.Times times = new WorkerEnding.Times(startedAt, clock.instant());
        worker.status =
                new WorkerStatus.Ended(new WorkerEnding(reason, exitCode, null, null, times, worker.log.size()));
    }

    /** The worker disappears without a word; its log stays. */
    public synchronized void vanish(UUID attemptId) {
        worker(attemptId).status = new WorkerStatus.Gone("The worker disappeared without a word.");
    }

    /** The order that the attempt was launched with. */
    public synchronized WorkerOrder order(UUID attemptId) {
        return worker(attemptId).order;
    }

    /** The bytes of the code archive that the attempt was launched with. */
    public synchronized byte[] archive(UUID attemptId) {
        return worker(attemptId).archive.clone();
    }

    /** The attempts launched and not removed, in the order of their launch. */
    public synchronized List<UUID> launched() {
        return List.copyOf(workers.keySet());
    }

    /** Whether somebody asked for the attempt's end, by {@link #cancel} or {@link #kill}. */
    public synchronized boolean isAskedToStop(UUID attemptId) {
        return worker(attemptId).askedToStop;
    }

    private Worker worker(UUID attemptId) {
        Worker worker = workers.get(attemptId);
        if (worker == null) {
            throw new IllegalStateException("no worker was launched for attempt " + attemptId);
        }
        return worker;
    }

    // The platform's side.

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public WorkerCapabilities capabilities() {
        return new WorkerCapabilities(List.of());
    }

    @Override
    public synchronized void launch(WorkerOrder order) throws IOException {
        if (workers.containsKey(order.attemptId())) {
            return;
        }
        if (refusal != null) {
            throw new WorkerUnavailableException(refusal);
        }
        try (InputStream archive = order.code().archive().open()) {
            workers.put(order.attemptId(), new Worker(order, clock.instant(), archive.readAllBytes()));
        }
    }

    @Override
    public synchronized WorkerStatus status(UUID attemptId) {
        Worker worker = workers.get(attemptId);
        return worker == null ? new WorkerStatus.Gone("No worker was launched for this attempt.") : worker.status;
    }

    @Override
    public synchronized LogPart log(UUID attemptId, long offset, int maxBytes) {
        Worker worker = workers.get(attemptId);
        if (worker == null || offset >= worker.log.size()) {
            return LogPart.none(offset);
        }
        byte[] log = worker.log.toByteArray();
        int from = Math.toIntExact(offset);
        return new LogPart(offset, Arrays.copyOfRange(log, from, Math.min(log.length, from + maxBytes)), 0);
    }

    @Override
    public void cancel(UUID attemptId) {
        kill(attemptId);
    }

    @Override
    public synchronized void kill(UUID attemptId) {
        Worker worker = workers.get(attemptId);
        if (worker != null && !worker.status.isOver()) {
            worker.askedToStop = true;
            end(attemptId, WorkerEnding.Reason.CANCELLED, null);
        }
    }

    @Override
    public synchronized void readOutput(UUID attemptId, String directory, OutputVisitor visitor) throws IOException {
        Map<String, byte[]> files = workers.containsKey(attemptId) ? worker(attemptId).files : Map.of();
        if (files.containsKey(directory)) {
            throw new UnusableOutputException(directory, UnusableOutputException.Found.FILE);
        }
        String prefix = directory + "/";
        if (files.keySet().stream().noneMatch(path -> path.startsWith(prefix))) {
            throw new UnusableOutputException(directory, UnusableOutputException.Found.NOTHING);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith(prefix)) {
                byte[] content = file.getValue();
                visitor.file(
                        file.getKey().substring(prefix.length()), content.length, new ByteArrayInputStream(content));
            }
        }
    }

    @Override
    public synchronized List<String> inputs(UUID attemptId) {
        return workers.containsKey(attemptId) ? List.copyOf(worker(attemptId).inputs) : List.of();
    }

    @Override
    public synchronized void remove(UUID attemptId) {
        workers.remove(attemptId);
    }

    @Override
    public synchronized Set<UUID> list(String installation) {
        return workers.values().stream()
                .map(worker -> worker.order)
                .filter(order -> order.installation().equals(installation))
                .map(WorkerOrder::attemptId)
                .collect(Collectors.toSet());
    }

    private static final class Worker {
        private final WorkerOrder order;
        private final Instant launchedAt;
        private final byte[] archive;
        private final ByteArrayOutputStream log = new ByteArrayOutputStream();
        private final List<String> inputs = new ArrayList<>();
        // Paths in the order of their UTF-8 bytes, as the contract has it.
        private final Map<String, byte[]> files = new TreeMap<>((one, other) ->
                Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
        private WorkerStatus status = new WorkerStatus.Starting();
        private boolean askedToStop;

        private Worker(WorkerOrder order, Instant launchedAt, byte[] archive) {
            this.order = order;
            this.launchedAt = launchedAt;
            this.archive = archive;
        }
    }
}
