package dev.almanac.mapreduce.engine.local;

import java.util.List;

/** How a child process is started: its main class must hand its standard streams to {@link ChildLoop}. */
public interface ChildCommand {
    /**
     * The command line.
     *
     * @param memoryBytes heap that the child may use
     * @param inputBytes how much all children will read together
     */
    List<String> of(long memoryBytes, long inputBytes);
}
