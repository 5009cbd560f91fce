package dev.almanac.platform.jobs;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names in archives: from bytes to the parts of a path that stays below the work directory. */
final class EntryName {

    private static final int MAX_PARTS = 64;
    private static final int MAX_PART_BYTES = 255;

    private EntryName() {}

    /** The name as text, which must be UTF-8 without control characters. */
    static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnacceptableArchiveException(
                    shown(new String(bytes, StandardCharsets.ISO_8859_1)), "its name is not UTF-8. Rename it.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new UnacceptableArchiveException(shown(text), "its name has control characters in it. Rename it.");
        }
        return text;
    }

    /** The parts of a name, without {@code .}; none for the archive's own directory. */
    static List<String> parts(String name) {
        if (name.isEmpty()) {
            throw new UnacceptableArchiveException(null, "The archive has an entry without a name. Pack it again.");
        }
        if (name.startsWith("/")) {
            throw new UnacceptableArchiveException(
                    name,
                    "its path is absolute. Pack with paths relative to the code's directory (tar -C DIR -cf - .).");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                throw new UnacceptableArchiveException(
                        name, "its path leads out of the archive by \"..\". Pack without it.");
            }
            if (part.getBytes(StandardCharsets.UTF_8).length > MAX_PART_BYTES) {
                throw new UnacceptableArchiveException(
                        name, "a name in its path is longer than " + MAX_PART_BYTES + " bytes.");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        if (parts.size() > MAX_PARTS) {
            throw new UnacceptableArchiveException(name, "it lies more than " + MAX_PARTS + " directories deep.");
        }
        return parts;
    }

    /** The same for two paths that some file system takes for one. */
    static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /** A name fit to be shown: of bounded length, without control characters. */
    static String shown(String name) {
        String start = name.length() > 200 ? name.substring(0, 200) + "…" : name;
        return start.codePoints()
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
