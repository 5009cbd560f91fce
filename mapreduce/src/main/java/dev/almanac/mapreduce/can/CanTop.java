package dev.almanac.mapreduce.can;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The top of a can's index, as bytes and back. */
final class CanTop {
    private static final int MAX_ENTRIES = 1 << 24;

    private CanTop() {}

    static byte[] encode(Partition partition, byte[] dataSha256, List<CanMember> members, List<CanFrame> frames) {
        PackedBytes top = new PackedBytes();
        top.number(CanFormat.VERSION).raw(dataSha256, 0, dataSha256.length).text(partition.dataset());
        top.number(partition.values().size());
        for (int i = 0; i < partition.values().size(); i++) {
            top.text(partition.dimensions().get(i)).text(partition.values().get(i));
        }
        top.number(members.size());
        for (CanMember member : members) {
            top.text(member.name()).number(member.frames()).number(member.sizeBytes());
        }
        top.number(frames.size());
        for (CanFrame frame : frames) {
            top.number(frame.offset()).number(frame.storedBytes()).number(frame.contentBytes());
            top.fixed(frame.checksum()).number(frame.records()).number(frame.keysStoredBytes());
            top.text(frame.firstKey()).text(frame.lastKey());
        }
        return Lz4Frame.encode(top.array(), 0, top.size());
    }

    static CanIndex decode(byte[] content, String file, long fileOffset, long keysOffset, int keysBytes) {
        PackedReader top = new PackedReader(content, content.length, file, fileOffset);
        long version = top.number();
        if (version != CanFormat.VERSION) {
            throw top.damage("this reader knows version 1 of the format, not " + version);
        }
        String dataSha256 = HexFormat.of().formatHex(top.raw(32));
        Partition partition = partition(top);
        List<CanMember> members = members(top);
        List<CanFrame> frames = frames(top, keysOffset);
        top.requireEnd();
        requireConsistent(top, members, frames, keysOffset + keysBytes);
        return new CanIndex(partition, dataSha256, members, frames);
    }

    private static Partition partition(PackedReader top) {
        String dataset = top.text();
        int count = top.smallNumber(MAX_ENTRIES);
        List<String> dimensions = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dimensions.add(top.text());
            values.add(top.text());
        }
        return new Partition(dataset, dimensions, values);
    }

    private static List<CanMember> members(PackedReader top) {
        int count = top.smallNumber(MAX_ENTRIES);
        List<CanMember> members = new ArrayList<>();
        int firstFrame = 0;
        for (int i = 0; i < count; i++) {
            CanMember member = new CanMember(top.text(), firstFrame, top.smallNumber(MAX_ENTRIES), top.number());
            members.add(member);
            firstFrame += member.frames();
        }
        return members;
    }

    private static List<CanFrame> frames(PackedReader top, long keysOffset) {
        int count = top.smallNumber(MAX_ENTRIES);
        List<CanFrame> frames = new ArrayList<>();
        long nextKeys = keysOffset;
        for (int i = 0; i < count; i++) {
            long offset = top.number();
            int storedBytes = top.smallNumber(Integer.MAX_VALUE);
            int contentBytes = top.smallNumber(Lz4Frame.MAX_CONTENT_BYTES);
            int checksum = top.fixedInt();
            int records = top.smallNumber(contentBytes);
            int keysStoredBytes = top.smallNumber(Integer.MAX_VALUE);
            frames.add(new CanFrame(
                    offset,
                    storedBytes,
                    contentBytes,
                    checksum,
                    records,
                    nextKeys,
                    keysStoredBytes,
                    top.text(),
                    top.text()));
            nextKeys += keysStoredBytes;
        }
        return frames;
    }

    private static void requireConsistent(
            PackedReader top, List<CanMember> members, List<CanFrame> frames, long keysEnd) {
        if (members.stream().mapToLong(CanMember::frames).sum() != frames.size()) {
            throw top.damage("the members have more or fewer frames than the can");
        }
        for (CanMember member : members) {
            long text = frames.subList(member.firstFrame(), member.firstFrame() + member.frames()).stream()
                    .mapToLong(CanFrame::contentBytes)
                    .sum();
            if (text != member.sizeBytes()) {
                throw top.damage("the frames of member " + member.name() + " do not add up to its size");
            }
        }
        long end = 0;
        for (CanFrame frame : frames) {
            if (frame.offset() < end) {
                throw top.damage("a frame begins before the one before it ends, at byte " + frame.offset());
            }
            end = frame.offset() + frame.storedBytes();
        }
        if (!frames.isEmpty()) {
            CanFrame last = frames.get(frames.size() - 1);
            if (last.keysOffset() + last.keysStoredBytes() != keysEnd) {
                throw top.damage("the blocks of keys do not fill their place");
            }
        }
    }
}
