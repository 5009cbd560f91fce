package dev.almanac.mapreduce.can;

import java.util.List;

/**
 * What a can says of itself.
 *
 * @param partition what all of its records share
 * @param dataSha256 SHA-256 of everything before the index, in hexadecimal
 * @param members the files of the tar
 * @param frames the frames of records, in order
 */
public record CanIndex(Partition partition, String dataSha256, List<CanMember> members, List<CanFrame> frames) {
    public CanIndex {
        members = List.copyOf(members);
        frames = List.copyOf(frames);
    }

    /** How many records the can holds. */
    public long records() {
        return frames.stream().mapToLong(CanFrame::records).sum();
    }

    /** How long the text of all records is. */
    public long contentBytes() {
        return frames.stream().mapToLong(CanFrame::contentBytes).sum();
    }
}
