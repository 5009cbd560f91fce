package dev.almanac.mapreduce.engine;

import java.util.ArrayList;
import java.util.List;

/** Counts what becomes of one split. */
final class SplitCount {
    private final int number;
    private long records;
    private long toldRecords;
    private long recordBytes;
    private long emitted;
    private final List<String> refused = new ArrayList<>();
    private final List<String> mapErrors = new ArrayList<>();
    private final List<String> lineFiles = new ArrayList<>();

    SplitCount(int number) {
        this.number = number;
    }

    void record(int bytes) {
        records++;
        recordBytes += bytes;
    }

    void emitted(int pairs) {
        emitted += pairs;
    }

    void refused(String where) {
        refused.add(where);
    }

    void mapError(String where) {
        mapErrors.add(where);
    }

    void lineFile(String key, String sha256) {
        lineFiles.add(key);
        lineFiles.add(sha256);
    }

    long takeNewRecords() {
        long fresh = records - toldRecords;
        toldRecords = records;
        return fresh;
    }

    SplitReport report(long combined) {
        return new SplitReport(number, records, recordBytes, emitted, combined, refused, mapErrors, lineFiles);
    }
}
