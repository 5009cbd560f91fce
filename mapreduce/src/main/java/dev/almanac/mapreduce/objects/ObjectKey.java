package dev.almanac.mapreduce.objects;

import java.nio.charset.StandardCharsets;

/**
 * The rule for keys, the same for folders and buckets: relative, segments parted by {@code /}, none of them empty,
 * {@code .} or {@code ..}, no control characters or backslashes, at most 1,024 bytes of UTF-8 and 255 a segment.
 */
public final class ObjectKey {
    /** What folders name their unfinished files; no key may have a segment that begins so. */
    static final String RESERVED = ".almanac-";

    private static final int MAX_BYTES = 1024;
    private static final int MAX_SEGMENT_BYTES = 255;

    private ObjectKey() {}

    /**
     * The key itself, if it keeps the rule.
     *
     * @throws IllegalArgumentException naming the key and the part of the rule that it breaks
     */
    public static String require(String key) {
        requireLength(key);
        for (String segment : key.split("/", -1)) {
            requireSegment(segment, key);
        }
        return key;
    }

    /** The prefix itself, if some key can begin with it: it may be empty, and end within a segment or in a slash. */
    static String requirePrefix(String prefix) {
        if (prefix.isEmpty()) {
            return prefix;
        }
        requireLength(prefix);
        String[] segments = prefix.split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            requireSegment(segments[i], prefix);
        }
        requireCharacters(segments[segments.length - 1], prefix);
        return prefix;
    }

    private static void requireLength(String key) {
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a key must have 1 to " + MAX_BYTES + " bytes but has " + bytes + ": "
                    + key.substring(0, Math.min(key.length(), 100)));
        }
    }

    private static void requireSegment(String segment, String key) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("a key must not have the segment '" + segment + "' but was: " + key);
        }
        if (segment.startsWith(RESERVED)) {
            throw new IllegalArgumentException("a key's segment must not begin with " + RESERVED + " but was: " + key);
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES) {
            throw new IllegalArgumentException(
                    "a key's segment must have at most " + MAX_SEGMENT_BYTES + " bytes: " + key);
        }
        requireCharacters(segment, key);
    }

    private static void requireCharacters(String segment, String key) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c < ' ' || c == 127 || c == '\\') {
                throw new IllegalArgumentException(
                        "a key must not contain the character U+%04X, at index %d of a segment: %s"
                                .formatted((int) c, i, key));
            }
        }
    }
}
