package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.objects.ObjectInfo;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Line files as existing archives keep them: four dimensions are folders, build and date stand in the name. */
final class TelemetryLayout {
    static final String DATASET = "telemetry";

    private static final Pattern KEY = Pattern.compile(
            "(?<reason>[^/]+)/(?<app>[^/]+)/(?<channel>[^/]+)/(?<version>[^/]+)/"
                    + "(?<build>[^/.]+)\\.(?<date>[^/.]+)\\.v[0-9]+\\.log\\.[0-9a-f]{32}\\.(?<form>gz|xz|lzma|lz4|zst)");

    private TelemetryLayout() {}

    static Input input(ObjectInfo object) {
        Matcher key = KEY.matcher(object.key());
        if (!key.matches()) {
            throw new StoreException("a stray file lies among the data: " + object.key());
        }
        List<String> values = List.of(
                key.group("reason"),
                key.group("app"),
                key.group("channel"),
                key.group("version"),
                key.group("build"),
                key.group("date"));
        return new Input(object, new Partition(DATASET, Schema.TELEMETRY.dimensions(), values), Input.Kind.LINES);
    }
}
