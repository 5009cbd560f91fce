package dev.almanac.platform.jobs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The records {@code LENGTH KEY=VALUE} by which POSIX tar says what does not fit into a header. */
final class PaxRecords {

    // What changes where an entry goes is read, what tar only notes is passed over, and all else is refused.
    private static final Set<String> READ = Set.of("path", "linkpath", "size");
    private static final Set<String> PASSED_OVER =
            Set.of("atime", "comment", "ctime", "gid", "gname", "mtime", "uid", "uname");
    private static final Set<String> PASSED_OVER_OF_VENDORS = Set.of("SCHILY.", "LIBARCHIVE.", "MSWINDOWS.", "RHT.");

    private final Map<String, byte[]> values;

    private PaxRecords(Map<String, byte[]> values) {
        this.values = values;
    }

    static PaxRecords none() {
        return new PaxRecords(Map.of());
    }

    /** Reads the records for one entry, or, with {@code global}, for all that follow; those may only comment. */
    static PaxRecords parse(byte[] data, boolean global) {
        Map<String, byte[]> values = new HashMap<>();
        int start = 0;
        while (start < data.length) {
            int space = indexOf(data, ' ', start, data.length);
            int end = start + length(data, start, space);
            int equals = indexOf(data, '=', space, end);
            if (end > data.length || end <= equals || equals <= space + 1 || data[end - 1] != '\n') {
                throw malformed();
            }
            String key = new String(data, space + 1, equals - space - 1, StandardCharsets.UTF_8);
            requireKnown(key, global);
            if (values.put(key, Arrays.copyOfRange(data, equals + 1, end - 1)) != null) {
                throw malformed();
            }
            start = end;
        }
        return new PaxRecords(values);
    }

    Optional<byte[]> path() {
        return Optional.ofNullable(values.get("path"));
    }

    Optional<byte[]> linkPath() {
        return Optional.ofNullable(values.get("linkpath"));
    }

    Optional<Long> sizeBytes() {
        return Optional.ofNullable(values.get("size")).map(value -> {
            String digits = new String(value, StandardCharsets.ISO_8859_1);
            if (!digits.matches("[0-9]{1,18}")) {
                throw malformed();
            }
            return Long.parseLong(digits);
        });
    }

    private static void requireKnown(String key, boolean global) {
        boolean known = global
                ? key.equals("comment")
                : READ.contains(key)
                        || PASSED_OVER.contains(key)
                        || PASSED_OVER_OF_VENDORS.stream().anyMatch(key::startsWith);
        if (!known) {
            throw new UnacceptableArchiveException(
                    null,
                    "The archive uses the extension \"" + EntryName.shown(key)
                            + "\", which not every worker reads alike. Pack it"
                            + " without sparse files and special options.");
        }
    }

    private static int length(byte[] data, int start, int space) {
        String digits = new String(data, start, space - start, StandardCharsets.ISO_8859_1);
        if (!digits.matches("[1-9][0-9]{0,7}")) {
            throw malformed();
        }
        return Integer.parseInt(digits);
    }

    private static int indexOf(byte[] data, char sought, int from, int to) {
        for (int i = from; i < Math.min(to, data.length); i++) {
            if (data[i] == sought) {
                return i;
            }
        }
        throw malformed();
    }

    private static UnacceptableArchiveException malformed() {
        return new UnacceptableArchiveException(
                null, "The archive is damaged: an extended header is malformed. Pack it again.");
    }
}
