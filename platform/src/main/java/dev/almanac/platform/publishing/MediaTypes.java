package dev.almanac.platform.publishing;

import java.util.Locale;
import java.util.Map;

/** The media type of a published file by its name's ending; whatever is not plain data or an image is a download. */
final class MediaTypes {

    static final String DOWNLOAD = "application/octet-stream";

    /** Types that a browser shows without running anything; an SVG is held by the sandbox of its answer. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("tsv", "text/tab-separated-values; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("jsonl", "application/x-ndjson"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("svg", "image/svg+xml"));

    private MediaTypes() {}

    static String of(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SHOWN.getOrDefault(ending, DOWNLOAD);
    }

    static boolean isShown(String mediaType) {
        return !mediaType.equals(DOWNLOAD);
    }

    static boolean isImage(String mediaType) {
        return mediaType.startsWith("image/");
    }
}
