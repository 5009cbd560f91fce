package dev.almanac.platform.workers;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One way of getting a worker for an attempt. Nothing of a provider's state lives in this object: a provider made anew,
 * after a crash of the platform too, knows the same attempts. Every method may be called from any thread, and every
 * method but {@link #list} names its worker by the attempt that it was launched for.
 *
 * <p>All methods throw {@link WorkerUnavailableException} when the outside system that holds the workers cannot be
 * asked at present; that says nothing about the worker, and the caller asks again later.
 */
public interface WorkerProvider {

    /** The provider's name in configuration and on pages, such as {@code local}. */
    String name();

    /** What this provider really enforces here; asked anew, it may answer differently after a change of the machine. */
    WorkerCapabilities capabilities();

    /**
     * Starts a worker for the order's attempt and returns once it is on its way. Launching an attempt a second time,
     * from another node too, starts nothing new, whether its worker still runs or has ended.
     *
     * @throws WorkerUnavailableException if no worker can be had at present; nothing of the user's has run then
     * @throws IOException if the order's code cannot be read
     */
    void launch(WorkerOrder order) throws IOException;

    /** Where the attempt's worker stands now; {@link WorkerStatus.Gone} when there is none. */
    WorkerStatus status(UUID attemptId);

    /**
     * A part of the raw log that begins at {@code offset}, or later where bytes at {@code offset} were left out by the
     * cap. Offsets count the bytes that the command wrote, so they never change as the cap moves on. The part is empty
     * where nothing has been written past the offset yet.
     *
     * @param offset from 0
     * @param maxBytes at least 1; a part may be shorter though more follows
     * @throws IOException if the log exists but cannot be read
     */
    LogPart log(UUID attemptId, long offset, int maxBytes) throws IOException;

    /**
     * Asks the attempt's worker to stop: TERM to everything that runs there, KILL ten seconds later. Returns at once;
     * the end shows in {@link #status}. Harmless when the worker has ended.
     */
    void cancel(UUID attemptId);

    /**
     * Stops the attempt's worker without grace. Returns at once. A worker that does not answer is destroyed by a later
     * call, so a caller that wants it gone calls again until {@link WorkerStatus#isOver}.
     */
    void kill(UUID attemptId);

    /**
     * Walks the files that the attempt left in its output directory, in the order of the bytes of their names. To be
     * called only after the worker has ended.
     *
     * @param directory the output directory, relative to the work directory, as in {@link JobCode#outputDirectory}
     * @throws UnusableOutputException if there is no such directory, or something else has its name
     * @throws IOException if reading fails, or the visitor throws it
     */
    void readOutput(UUID attemptId, String directory, OutputVisitor visitor) throws IOException;

    /**
     * The lines that the {@code almanac} command line recorded about what the attempt read from the store. The job
     * could write there as well, so the lines are claims, to be checked before they are shown as facts.
     *
     * @return the first lines, up to 16 MiB in all, without their ends; empty when nothing was recorded
     * @throws IOException if the record exists but cannot be read
     */
    List<String> inputs(UUID attemptId) throws IOException;

    /**
     * Ends the attempt's worker if it still runs, and removes whatever is left of it. Harmless when there is nothing.
     */
    void remove(UUID attemptId) throws IOException;

    /** The attempts of one installation that this provider holds anything of, ended ones included. */
    Set<UUID> list(String installation);
}
