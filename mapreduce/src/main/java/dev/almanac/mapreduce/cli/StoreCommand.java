package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.can.CanIndex;
import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.Roots;
import dev.almanac.mapreduce.store.Filter;
import dev.almanac.mapreduce.store.Import;
import dev.almanac.mapreduce.store.Input;
import dev.almanac.mapreduce.store.Schema;
import dev.almanac.mapreduce.store.Seal;
import dev.almanac.mapreduce.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "store", mixinStandardHelpOptions = true, description = "Fills, lists, seals and checks a store.")
final class StoreCommand {
    private static final String STORE = "path, file: or s3: address of the store";

    @Command(
            name = "import",
            description = "Brings line files of the telemetry layout into a dataset. Again is harmless.")
    int importFiles(
            @Parameters(paramLabel = "STORE", description = STORE) String address,
            @Parameters(paramLabel = "ARCHIVE", description = "address of the line files") String archive,
            @Option(names = "--dataset", defaultValue = "telemetry", description = "dataset to fill") String dataset,
            @Option(names = "--filter", description = "which of the line files") @Nullable Path filter)
            throws IOException {
        Filter chosen = filter == null ? Filter.ALL : Filter.parse(Files.readAllBytes(filter), filter.toString());
        try (Objects root = Roots.open(address);
                Objects source = Roots.open(archive)) {
            Store store = new Store(root);
            store.create(dataset, Schema.TELEMETRY);
            Import all = new Import(store, dataset);
            all.addArchive(source, chosen);
            System.out.printf(
                    "%,d files, %,d records: %,d cans are new, %,d were there%n",
                    all.files(), all.records(), all.newCans(), all.presentCans());
        }
        return 0;
    }

    @Command(description = "Lists datasets, or a dataset's cans.")
    int ls(
            @Parameters(paramLabel = "STORE", description = STORE) String address,
            @Parameters(paramLabel = "DATASET", arity = "0..1", description = "dataset") @Nullable String dataset,
            @Option(names = "--filter", description = "which of the cans") @Nullable Path filter)
            throws IOException {
        Filter chosen = filter == null ? Filter.ALL : Filter.parse(Files.readAllBytes(filter), filter.toString());
        try (Objects root = Roots.open(address)) {
            Store store = new Store(root);
            if (dataset == null) {
                store.datasets().forEach(System.out::println);
                return 0;
            }
            for (Input can : store.cans(dataset, chosen)) {
                System.out.printf(
                        "%12d  %s%n", can.object().sizeBytes(), can.object().key());
            }
        }
        return 0;
    }

    @Command(description = "Counts cans, records and bytes for each value of the time dimension.")
    int stat(
            @Parameters(paramLabel = "STORE", description = STORE) String address,
            @Parameters(paramLabel = "DATASET", description = "dataset") String dataset) {
        try (Objects root = Roots.open(address)) {
            Store store = new Store(root);
            Schema schema = store.schema(dataset);
            int time = schema.dimensions().indexOf(schema.time());
            Map<String, long[]> counts = new TreeMap<>();
            for (Input can : store.cans(dataset, Filter.ALL)) {
                CanIndex index = store.open(can).index();
                long[] count = counts.computeIfAbsent(can.partition().values().get(time), value -> new long[4]);
                count[0]++;
                count[1] += index.records();
                count[2] += can.object().sizeBytes();
                count[3] += index.contentBytes();
            }
            List<String> sealed = store.sealedTimes(dataset);
            counts.forEach((value, count) -> System.out.printf(
                    "%s  %,d cans  %,d records  %,d bytes stored  %,d bytes of text  %s%n",
                    value, count[0], count[1], count[2], count[3], sealed.contains(value) ? "sealed" : "open"));
        }
        return 0;
    }

    @Command(description = "States that a dataset is complete for a value of its time dimension.")
    int seal(
            @Parameters(paramLabel = "STORE", description = STORE) String address,
            @Parameters(paramLabel = "DATASET", description = "dataset") String dataset,
            @Parameters(paramLabel = "TIME", description = "value of the time dimension") String time) {
        try (Objects root = Roots.open(address)) {
            Seal seal = new Store(root).seal(dataset, time);
            System.out.printf(
                    "%s %s: revision %d, %,d cans%n",
                    dataset, time, seal.revision(), seal.cans().size());
        }
        return 0;
    }

    @Command(description = "Proves seals: that the cans they name are there, unchanged and whole, and no others.")
    int verify(
            @Parameters(paramLabel = "STORE", description = STORE) String address,
            @Parameters(paramLabel = "DATASET", description = "dataset") String dataset,
            @Parameters(paramLabel = "TIME", arity = "0..*", description = "values; all sealed ones if none is named")
                    @Nullable List<String> times) {
        try (Objects root = Roots.open(address)) {
            Store store = new Store(root);
            List<String> chosen = times == null || times.isEmpty() ? store.sealedTimes(dataset) : times;
            if (chosen.isEmpty()) {
                throw new JobFailedException("dataset " + dataset + " has no seal to prove");
            }
            int wrong = 0;
            for (String time : chosen) {
                List<String> differences = store.verify(dataset, time);
                differences.forEach(difference -> System.out.println(time + ": " + difference));
                System.out.println(time + (differences.isEmpty() ? ": in order" : ": NOT in order"));
                wrong += differences.size();
            }
            return wrong == 0 ? 0 : 1;
        }
    }
}
