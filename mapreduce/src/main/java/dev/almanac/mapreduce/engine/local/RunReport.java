package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.ReduceReport;
import dev.almanac.mapreduce.engine.SplitReport;
import dev.almanac.mapreduce.json.JsonWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the data.
 *
 * @param splits one report each, in the order of the data
 * @param partitions one report each
 * @param storedBytes how much of the inputs was read
 * @param sortedBytes how much was written between map and reduce
 * @param outputBytes length of the output
 * @param restarts how many processes were lost and replaced
 * @param elapsed from start to end
 */
public record RunReport(
        List<SplitReport> splits,
        List<ReduceReport> partitions,
        long storedBytes,
        long sortedBytes,
        long outputBytes,
        int restarts,
        Duration elapsed) {
    public RunReport {
        splits = List.copyOf(splits);
        partitions = List.copyOf(partitions);
    }

    /** How many records were read. */
    public long records() {
        return splits.stream().mapToLong(SplitReport::records).sum();
    }

    /** Records that were left out, with place and reason. */
    public List<String> leftOut() {
        List<String> leftOut = new ArrayList<>();
        splits.forEach(split -> {
            leftOut.addAll(split.refused());
            leftOut.addAll(split.mapErrors());
        });
        return leftOut;
    }

    /** The digests of line files that were taken while they were read, by key. */
    public Map<String, String> lineFileSha256() {
        Map<String, String> digests = new HashMap<>();
        for (SplitReport split : splits) {
            for (int i = 0; i < split.lineFileSha256().size(); i += 2) {
                digests.put(
                        split.lineFileSha256().get(i), split.lineFileSha256().get(i + 1));
            }
        }
        return digests;
    }

    /** The report as one line of JSON. */
    public String toJson() {
        long refused =
                splits.stream().mapToLong(split -> split.refused().size()).sum();
        long errors =
                splits.stream().mapToLong(split -> split.mapErrors().size()).sum();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("splits", splits.size());
        json.put("storedBytes", storedBytes);
        json.put(
                "recordBytes",
                splits.stream().mapToLong(SplitReport::recordBytes).sum());
        json.put("recordsRead", records());
        json.put("recordsMapped", records() - refused - errors);
        json.put("recordsRefused", refused);
        json.put("mapErrors", errors);
        json.put("leftOut", leftOut());
        json.put("pairsEmitted", splits.stream().mapToLong(SplitReport::emitted).sum());
        json.put(
                "pairsAfterCombine",
                splits.stream().mapToLong(SplitReport::combined).sum());
        json.put(
                "pairsReduced",
                partitions.stream().mapToLong(ReduceReport::pairs).sum());
        json.put("keys", partitions.stream().mapToLong(ReduceReport::keys).sum());
        json.put("sortedBytes", sortedBytes);
        json.put("outputBytes", outputBytes);
        json.put("processesReplaced", restarts);
        json.put("elapsedMillis", elapsed.toMillis());
        return JsonWriter.write(json);
    }
}
