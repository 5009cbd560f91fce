package dev.almanac.mapreduce.engine;

import java.util.List;

/**
 * What became of one split.
 *
 * @param number which split
 * @param records how many were read
 * @param recordBytes length of their JSON texts
 * @param emitted how many pairs map emitted
 * @param combined how many pairs were left after combine
 * @param refused records that are no JSON objects, each with its place
 * @param mapErrors records whose map call failed, each with its place
 * @param lineFileSha256 for each line file of the split, key and digest in turn
 */
public record SplitReport(
        int number,
        long records,
        long recordBytes,
        long emitted,
        long combined,
        List<String> refused,
        List<String> mapErrors,
        List<String> lineFileSha256) {
    public SplitReport {
        refused = List.copyOf(refused);
        mapErrors = List.copyOf(mapErrors);
        lineFileSha256 = List.copyOf(lineFileSha256);
    }
}
