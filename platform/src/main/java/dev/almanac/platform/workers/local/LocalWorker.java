package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.ContractFiles;
import dev.almanac.platform.workers.Lines;
import dev.almanac.platform.workers.LogPart;
import dev.almanac.platform.workers.OutputVisitor;
import dev.almanac.platform.workers.OutputWalk;
import dev.almanac.platform.workers.UnusableOutputException;
import dev.almanac.platform.workers.WorkerStatus;
import dev.almanac.platform.workers.WorkerUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The worker of one attempt, as its directory and the table of processes tell of it. */
final class LocalWorker {

    // From laying out the directory to run-job's record is a matter of milliseconds; this leaves room for a slow disk.
    private static final Duration TIME_TO_START = Duration.ofMinutes(1);
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(5);
    private static final String KILL = "kill";
    private static final String DIED =
            "The worker died without a word: it was killed from outside, or this machine was restarted.";
    private static final String NEVER_STARTED =
            "The worker was prepared but never started; the platform must have stopped in between.";

    private final AttemptDirectory attempt;
    private final Clock clock;

    LocalWorker(AttemptDirectory attempt, Clock clock) {
        this.attempt = attempt;
        this.clock = clock;
    }

    WorkerStatus status() {
        try {
            Optional<WorkerProcess> process = WorkerProcess.recordedIn(attempt);
            // Asked before out/exit is looked for: run-job writes that, then dies.
            boolean alive = process.isPresent() && process.get().isAlive();
            Optional<String> exit = AttemptDirectory.readIfThere(attempt.out("exit"));
            if (exit.isPresent()) {
                return ended(exit.get());
            }
            if (process.isEmpty()) {
                return unclaimed();
            }
            return alive ? startingOrRunning() : new WorkerStatus.Gone(DIED);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static WorkerStatus ended(String exit) {
        try {
            return new WorkerStatus.Ended(ContractFiles.ending(exit));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            return new WorkerStatus.Gone("The worker's last word cannot be understood: " + e.getMessage() + ".");
        }
    }

    private WorkerStatus startingOrRunning() throws IOException {
        return AttemptDirectory.readIfThere(attempt.out("started"))
                .map(Lines::parse)
                .<WorkerStatus>map(lines -> new WorkerStatus.Running(Instant.ofEpochMilli(lines.number("started_at"))))
                .orElse(new WorkerStatus.Starting());
    }

    private WorkerStatus unclaimed() throws IOException {
        if (!attempt.exists()) {
            return new WorkerStatus.Gone("There is no worker for this attempt on this machine.");
        }
        Instant laidOut = Files.getLastModifiedTime(attempt.path()).toInstant();
        return laidOut.plus(TIME_TO_START).isAfter(clock.instant())
                ? new WorkerStatus.Starting()
                : new WorkerStatus.Gone(NEVER_STARTED);
    }

    LogPart log(long offset, int maxBytes) throws IOException {
        return new LogPieces(attempt.path().resolve("out")).read(offset, maxBytes);
    }

    void readOutput(String directory, OutputVisitor visitor) throws IOException {
        if (!attempt.exists()) {
            throw new UnusableOutputException(directory, UnusableOutputException.Found.NOTHING);
        }
        OutputWalk.of(attempt.path(), "work", directory, visitor);
    }

    List<String> inputs() throws IOException {
        return InputsFile.read(attempt.out("inputs.jsonl"));
    }

    void cancel() {
        living().ifPresent(process -> process.signal("TERM"));
    }

    /** Has run-job end its sandbox; one that was asked a while ago is killed itself, and the sandbox dies with it. */
    void kill() {
        WorkerProcess process = living().orElse(null);
        if (process == null) {
            return;
        }
        try {
            Optional<Instant> asked = attempt.readNote(KILL).map(Instant::parse);
            if (asked.isEmpty()) {
                Files.writeString(attempt.note(KILL), clock.instant().toString());
            }
            boolean deaf = asked.isPresent() && asked.get().plus(TIME_TO_DIE).isBefore(clock.instant());
            process.signal(deaf ? "KILL" : "USR1");
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Ends the worker at once and waits for that. */
    void end() {
        WorkerProcess process = living().orElse(null);
        if (process == null) {
            return;
        }
        process.signal("USR1");
        if (!process.awaitEnd(TIME_TO_DIE)) {
            process.signal("KILL");
            process.awaitEnd(TIME_TO_DIE);
        }
    }

    private Optional<WorkerProcess> living() {
        try {
            return WorkerProcess.recordedIn(attempt).filter(WorkerProcess::isAlive);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private WorkerUnavailableException unreadable(IOException e) {
        return new WorkerUnavailableException("The attempt's directory " + attempt.path() + " cannot be used: " + e, e);
    }
}
