package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.objects.ObjectInfo;
import java.util.Optional;

/**
 * One file of records under a root.
 *
 * @param object its key, size and etag
 * @param partition what its records share
 * @param kind how it is read
 */
public record Input(ObjectInfo object, Partition partition, Kind kind) {
    /** A can is entered at any frame; lines are read from their beginning. */
    public enum Kind {
        CAN,
        LINES
    }

    private static final int SHA256_DIGITS = 64;

    /** A can is named by its digest. */
    public Optional<String> sha256() {
        String name = object.key().substring(object.key().lastIndexOf('/') + 1);
        return kind == Kind.CAN && name.length() == SHA256_DIGITS + DatasetLayout.CAN_SUFFIX.length()
                ? Optional.of(name.substring(0, SHA256_DIGITS))
                : Optional.empty();
    }
}
