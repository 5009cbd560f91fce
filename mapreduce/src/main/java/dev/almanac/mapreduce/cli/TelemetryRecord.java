package dev.almanac.mapreduce.cli;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes one submission after another: its machine, its histograms, its slow statements, its timings. */
final class TelemetryRecord {
    private static final List<String> SYSTEMS = List.of("WINNT", "WINNT", "WINNT", "WINNT", "Darwin", "Linux");
    private static final List<String> NAMES = List.of(
            "CYCLE_COLLECTOR",
            "GC_MS",
            "HTTP_PAGE_TTFB",
            "DNS_LOOKUP_TIME",
            "CACHE_DISK_SEARCH",
            "FX_TAB_SWITCH_MS",
            "MOZ_SQLITE_OPEN_MS",
            "PLACES_AUTOCOMPLETE",
            "SSL_TIME_UNTIL_READY",
            "IMAGE_DECODE_LATENCY",
            "MEMORY_RESIDENT");
    private static final List<String> STATEMENTS = List.of(
            "SELECT * FROM moz_places WHERE url = :url",
            "INSERT INTO moz_historyvisits VALUES (:from, :place, :date)",
            "DELETE FROM moz_cookies WHERE \"expiry\" < :now",
            "UPDATE moz_formhistory SET timesUsed = timesUsed + 1");
    private static final int BUCKETS = 60;
    private static final int BYTES_OUTSIDE_HISTOGRAMS = 1200;

    private final Random random;
    private final int recordBytes;
    private final StringBuilder json = new StringBuilder();

    TelemetryRecord(Random random, int recordBytes) {
        this.random = random;
        this.recordBytes = recordBytes;
    }

    /** A line: key, tab, JSON, line feed. */
    String next(List<String> partition) {
        json.setLength(0);
        json.append(new UUID(random.nextLong(), random.nextLong())).append('\t');
        info(partition);
        histograms();
        slowSql();
        int uptime = 1 + random.nextInt(600);
        json.append(",\"simpleMeasurements\":{\"main\":").append(random.nextInt(900));
        json.append(",\"firstPaint\":").append(500 + random.nextInt(9000));
        json.append(",\"sessionRestored\":").append(900 + random.nextInt(9000));
        return json.append(",\"uptime\":").append(uptime).append("}}\n").toString();
    }

    private void info(List<String> partition) {
        String system = pick(SYSTEMS);
        json.append("{\"ver\":1,\"info\":{\"reason\":\"").append(partition.get(0));
        json.append("\",\"appName\":\"Firefox\",\"appVersion\":\"").append(partition.get(3));
        json.append("\",\"appUpdateChannel\":\"").append(partition.get(2));
        json.append("\",\"appBuildID\":\"").append(partition.get(4));
        json.append("\",\"locale\":\"").append(pick(List.of("en-US", "de", "fr", "pt-BR", "ru")));
        json.append("\",\"memsize\":").append(1024 << random.nextInt(4));
        json.append(",\"cpucount\":").append(1 << random.nextInt(4));
        json.append(",\"arch\":\"").append(pick(List.of("x86", "x86-64")));
        json.append("\",\"hasSSE2\":true,\"OS\":\"").append(system);
        json.append("\",\"version\":\"")
                .append(system.equals("WINNT") ? "6." + random.nextInt(4) : "13.0")
                .append("\"}");
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void histograms() {
        json.append(",\"histograms\":{");
        int end = recordBytes / 2 + random.nextInt(recordBytes) - BYTES_OUTSIDE_HISTOGRAMS;
        for (int i = 0; i == 0 || json.length() < end; i++) {
            json.append(i == 0 ? "\"" : ",\"").append(NAMES.get(i % NAMES.size()));
            if (i >= NAMES.size()) {
                json.append('_').append(i / NAMES.size());
            }
            json.append("\":[");
            histogram();
        }
        json.append('}');
    }

    /** Counts of buckets, then the sum and four figures of which the last two are often missing. */
    private void histogram() {
        int sum = 0;
        int peak = random.nextInt(BUCKETS);
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int distance = Math.abs(bucket - peak);
            int count = distance > 9 ? 0 : random.nextInt(60 >> Math.min(5, distance / 2));
            sum += count * bucket;
            json.append(count).append(',');
        }
        json.append(sum).append(',').append(Math.round(sum * 37.5) / 10.0).append(',');
        json.append(Math.round(sum * 112.5) / 10.0).append(",-1,-1]");
    }

    private void slowSql() {
        json.append(",\"slowSQL\":{\"mainThread\":{");
        statements();
        json.append("},\"otherThreads\":{");
        statements();
        json.append("}}");
    }

    private void statements() {
        char separator = ' ';
        for (String statement : STATEMENTS) {
            if (random.nextInt(3) == 0) {
                int count = 1 + random.nextInt(5);
                json.append(separator)
                        .append('"')
                        .append(statement.replace("\"", "\\\""))
                        .append("\":[");
                json.append(count)
                        .append(',')
                        .append(count * (100 + random.nextInt(2000)))
                        .append(']');
                separator = ',';
            }
        }
    }
}
