package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.Split;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be run.
 *
 * @param job a script, or a jar with an optional colon and class
 * @param store address of the root that is read
 * @param splits the data
 * @param mappers how many processes map, at most
 * @param reducers how many partitions there are, and how many processes reduce, at most
 * @param memoryBytes heap of each process
 * @param workFolder where the job makes a folder of its own
 * @param output the file to write
 * @param limits what is tolerated
 */
public record LocalPlan(
        String job,
        String store,
        List<Split> splits,
        int mappers,
        int reducers,
        long memoryBytes,
        Path workFolder,
        Path output,
        Limits limits) {
    /**
     * What is tolerated.
     *
     * @param mapErrors so many failing map calls
     * @param refusedRecords so many records of line files that are no JSON objects
     * @param recordSeconds how long a map call may take
     * @param validateLines whether records of line files are validated at all
     */
    public record Limits(long mapErrors, long refusedRecords, long recordSeconds, boolean validateLines) {
        /** Nothing is tolerated, and ten minutes is long for a record. */
        public static final Limits STRICT = new Limits(0, 0, 600, true);
    }

    public LocalPlan {
        splits = List.copyOf(splits);
        if (mappers < 1 || reducers < 1) {
            throw new IllegalArgumentException(
                    "there must be at least one mapper and one reducer but were " + mappers + " and " + reducers);
        }
    }

    long storedBytes() {
        return splits.stream().mapToLong(Split::storedBytes).sum();
    }

    boolean toleratesErrors() {
        return limits.mapErrors() > 0 || limits.refusedRecords() > 0;
    }
}
