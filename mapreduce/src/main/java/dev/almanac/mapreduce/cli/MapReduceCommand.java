package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.engine.Split;
import dev.almanac.mapreduce.engine.SplitPlan;
import dev.almanac.mapreduce.engine.local.LocalEngine;
import dev.almanac.mapreduce.engine.local.LocalPlan;
import dev.almanac.mapreduce.engine.local.RunReport;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.Roots;
import dev.almanac.mapreduce.store.Filter;
import dev.almanac.mapreduce.store.Input;
import dev.almanac.mapreduce.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "mapreduce",
        mixinStandardHelpOptions = true,
        description = "Runs a job over the measurements that a filter chooses.")
final class MapReduceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "JOB", description = "script.py, jobs.jar or jobs.jar:org.example.MyJob")
    private String job = "";

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(
            names = {"--filter", "--input-filter"},
            description = "filter file; without one, everything is read")
    private @Nullable Path filter;

    @Option(names = "--allow-empty", description = "a filter may match nothing; the output is empty then")
    private boolean allowEmpty;

    @Option(
            names = {"--mappers", "--num-mappers"},
            description = "processes that map (one for each processor)")
    private int mappers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"--reducers", "--num-reducers"},
            description = "processes that reduce (one for each processor)")
    private int reducers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--memory", description = "heap of each process in MiB (from the machine, at most 512)")
    private long memoryMib;

    @Option(names = "--output", required = true, description = "file to write")
    private Path output = Path.of("output");

    @Option(names = "--overwrite", description = "replace the output if it is there")
    private boolean overwrite;

    @Option(names = "--report", description = "write what became of the data to this file, as JSON")
    private @Nullable Path report;

    @Option(names = "--tolerate-map-errors", paramLabel = "K", description = "go on though K map calls fail (0)")
    private long mapErrors;

    @Option(
            names = "--tolerate-refused-records",
            paramLabel = "K",
            description = "go on though K records of line files are no JSON objects (0)")
    private long refusedRecords;

    @Option(names = "--record-timeout", paramLabel = "SECONDS", description = "how long a map call may take (600)")
    private long recordSeconds = LocalPlan.Limits.STRICT.recordSeconds();

    @Option(names = "--no-validation", description = "take records of line files for valid JSON objects without a look")
    private boolean noValidation;

    @Override
    public Integer call() throws IOException {
        if (!overwrite && Files.exists(output)) {
            throw new JobFailedException("the output " + output + " is there already; --overwrite would replace it");
        }
        Filter chosen = filter == null ? Filter.ALL : Filter.parse(Files.readAllBytes(filter), filter.toString());
        try (Objects remote = Roots.open(source.address())) {
            List<Input> inputs = new Store(remote).inputs(Optional.ofNullable(source.dataset()), chosen);
            if (inputs.isEmpty() && !allowEmpty) {
                throw new JobFailedException("nothing under %s matches the filter %s; --allow-empty would accept that"
                        .formatted(remote.uri(), chosen));
            }
            try (Objects root = source.fetch(remote, inputs)) {
                run(root, inputs);
            }
        }
        return 0;
    }

    private void run(Objects root, List<Input> inputs) throws IOException {
        List<Split> splits = SplitPlan.of(new Store(root), inputs);
        long bytes = splits.stream().mapToLong(Split::storedBytes).sum();
        LocalPlan plan = new LocalPlan(
                job,
                root.uri().toString(),
                splits,
                mappers,
                reducers,
                memoryBytes(),
                source.workFolder(),
                output,
                new LocalPlan.Limits(mapErrors, refusedRecords, recordSeconds, !noValidation));
        RunReport done;
        try (ProgressLines progress = ProgressLines.to(System.err, bytes, Clock.systemUTC())) {
            done = new LocalEngine(plan, Child.command(), progress, Clock.systemUTC()).run();
        }
        if (report != null) {
            Files.writeString(report, done.toJson() + "\n");
        }
        InputRecord.write(System.getenv("ALMANAC_INPUTS"), root, inputs, done.lineFileSha256());
        tell(done);
    }

    private static void tell(RunReport done) {
        for (String left : done.leftOut()) {
            System.err.println("left out: " + left);
        }
        System.err.printf(
                "%,d records, %,d bytes read, %,d bytes of output, %.1f s%n",
                done.records(),
                done.storedBytes(),
                done.outputBytes(),
                done.elapsed().toMillis() / 1000.0);
    }

    private long memoryBytes() {
        if (memoryMib > 0) {
            return memoryMib << 20;
        }
        long machine = Machine.memoryBytes();
        return Math.max(64L << 20, Math.min(512L << 20, machine / 2 / Math.max(mappers, reducers)));
    }
}
