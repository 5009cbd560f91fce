package dev.almanac.mapreduce.can;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Lays out a can: members of whole frames, with the tar's own blocks between them, then the index. */
final class CanBody {
    private final HashedOutput out;
    private final Partition partition;
    private final String stem;
    private final List<CanFrame> frames = new ArrayList<>();
    private final List<CanMember> members = new ArrayList<>();
    private final ByteArrayOutputStream keyBlocks = new ByteArrayOutputStream();
    /** Frames of the member that is not ended; its header, which states its size, must come before them. */
    private final List<byte[]> memberFrames = new ArrayList<>();

    private final List<CanFrame> memberEntries = new ArrayList<>();
    private long memberTextBytes;
    private long memberStoredBytes;
    private int paddingDue;

    CanBody(OutputStream out, Partition partition, String stem) {
        this.out = new HashedOutput(out);
        this.partition = partition;
        this.stem = stem;
    }

    void addFrame(PackedBytes text, PackedBytes keys, int records, String firstKey, String lastKey) throws IOException {
        byte[] frame = Lz4Frame.encode(text.array(), 0, text.size());
        byte[] keyBlock = Lz4Frame.encode(keys.array(), 0, keys.size());
        memberEntries.add(new CanFrame(
                0,
                frame.length,
                text.size(),
                Lz4Frame.checksum(text.array(), 0, text.size()),
                records,
                keyBlocks.size(),
                keyBlock.length,
                firstKey,
                lastKey));
        keyBlocks.writeBytes(keyBlock);
        memberFrames.add(frame);
        memberTextBytes += text.size();
        memberStoredBytes += frame.length;
        requireSize();
        if (memberTextBytes >= CanFormat.MEMBER_BYTES) {
            endMember();
        }
    }

    private void requireSize() {
        if (bytesSoFar() > CanFormat.MAX_CAN_BYTES) {
            throw new IllegalStateException("a can must not be larger than " + CanFormat.MAX_CAN_BYTES
                    + " bytes but this one of " + partition + " would be");
        }
    }

    long bytesSoFar() {
        return out.count() + memberStoredBytes + keyBlocks.size();
    }

    private void endMember() throws IOException {
        if (memberFrames.isEmpty()) {
            return;
        }
        String name = "%s-%05d.jsonl".formatted(stem, members.size());
        PackedBytes between = new PackedBytes();
        between.raw(new byte[paddingDue], 0, paddingDue)
                .raw(TarHeader.of(name, memberTextBytes), 0, TarHeader.BLOCK_BYTES);
        out.write(Lz4Frame.encode(between.array(), 0, between.size()));
        members.add(new CanMember(name, frames.size(), memberFrames.size(), memberTextBytes));
        for (int i = 0; i < memberFrames.size(); i++) {
            CanFrame entry = memberEntries.get(i);
            frames.add(at(entry, out.count()));
            out.write(memberFrames.get(i));
        }
        paddingDue = TarHeader.padding(memberTextBytes);
        memberFrames.clear();
        memberEntries.clear();
        memberTextBytes = 0;
        memberStoredBytes = 0;
    }

    private static CanFrame at(CanFrame entry, long offset) {
        return new CanFrame(
                offset,
                entry.storedBytes(),
                entry.contentBytes(),
                entry.checksum(),
                entry.records(),
                entry.keysOffset(),
                entry.keysStoredBytes(),
                entry.firstKey(),
                entry.lastKey());
    }

    void finish() throws IOException {
        endMember();
        byte[] end = new byte[paddingDue + 2 * TarHeader.BLOCK_BYTES];
        out.write(Lz4Frame.encode(end, 0, end.length));
        byte[] dataSha256 = out.digest();
        byte[] top = CanTop.encode(partition, dataSha256, members, frames);
        new CanFooter(out.count(), keyBlocks.size(), top.length).writeIndex(out, keyBlocks.toByteArray(), top);
    }
}
