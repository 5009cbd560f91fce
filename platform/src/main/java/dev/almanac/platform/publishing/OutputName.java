package dev.almanac.platform.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** The rule for the name of a published file: a relative path that every S3 server and every browser can carry. */
final class OutputName {

    /** S3 allows 1,024 bytes for a key; the rest is for the job, the run and the folder. */
    private static final int MAX_BYTES = 800;

    private static final int MAX_SEGMENT_BYTES = 255;

    private OutputName() {}

    /** Why the name cannot be published, if it cannot. */
    static Optional<String> fault(String name) {
        if (name.isEmpty() || name.getBytes(UTF_8).length > MAX_BYTES) {
            return Optional.of("its name must have 1 to " + MAX_BYTES + " bytes");
        }
        if (name.codePoints().anyMatch(OutputName::isUnprintable)) {
            return Optional.of("its name holds a control character, which not every place can show or store");
        }
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return Optional.of("its name must be a plain relative path");
            }
            if (segment.getBytes(UTF_8).length > MAX_SEGMENT_BYTES) {
                return Optional.of("each part of its name must have at most " + MAX_SEGMENT_BYTES + " bytes");
            }
        }
        return Optional.empty();
    }

    private static boolean isUnprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                // Marks that turn the direction of text make one name look like another.
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /** The name with each unprintable character as an escape, for a message. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().forEach(codePoint -> {
            if (isUnprintable(codePoint)) {
                shown.append(String.format("\\u%04x", codePoint));
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        return shown.length() <= 200 ? shown.toString() : shown.substring(0, 200) + "…";
    }
}
