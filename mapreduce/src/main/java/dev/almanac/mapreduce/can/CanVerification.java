package dev.almanac.mapreduce.can;

import dev.almanac.mapreduce.json.JsonValidator;
import dev.almanac.mapreduce.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Goes through a can from its first byte to its last and compares all that is said twice. */
final class CanVerification {
    private static final int CHUNK_BYTES = 8 << 20;

    private final CanBytes bytes;
    private final CanFooter footer;
    private final CanIndex index;
    private final JsonValidator validator = new JsonValidator();

    CanVerification(CanBytes bytes, CanFooter footer, CanIndex index) {
        this.bytes = bytes;
        this.footer = footer;
        this.index = index;
    }

    void run() {
        verifyFrames();
        verifyTar();
        String dataSha256 = HexFormat.of().formatHex(digest(0, footer.dataBytes()));
        if (!dataSha256.equals(index.dataSha256())) {
            throw damage(0, "the data's SHA-256 is " + dataSha256 + ", the index says " + index.dataSha256());
        }
        byte[] header = bytes.read(footer.dataBytes(), CanFormat.SKIPPABLE_HEADER_BYTES);
        if (!Arrays.equals(header, footer.skippableHeader())) {
            throw damage(footer.dataBytes(), "the index frame's header is wrong");
        }
        long footerOffset = footer.canBytes() - CanFormat.FOOTER_BYTES;
        byte[] indexSha256 = digest(footer.dataBytes(), footerOffset);
        byte[] present = bytes.read(footerOffset, CanFormat.FOOTER_BYTES);
        if (!Arrays.equals(present, footer.encode(indexSha256))) {
            throw damage(footer.dataBytes(), "the index does not fit its SHA-256");
        }
    }

    private void verifyFrames() {
        RecordBlock block = new RecordBlock();
        byte[] last = new byte[0];
        for (CanFrame frame : index.frames()) {
            byte[] stored = bytes.read(frame.offset(), frame.storedBytes());
            byte[] keys = bytes.read(frame.keysOffset(), frame.keysStoredBytes());
            block.decode(frame, stored, 0, keys, 0, bytes.name());
            for (int i = 0; i < block.count(); i++) {
                last = verifyRecord(block, i, frame, last);
            }
        }
    }

    private byte[] verifyRecord(RecordBlock block, int record, CanFrame frame, byte[] previousKey) {
        byte[] key = block.key(record).getBytes(StandardCharsets.UTF_8);
        if (Arrays.compareUnsigned(previousKey, key) > 0) {
            throw damage(frame.keysOffset(), "the keys do not ascend at '" + block.key(record) + "'");
        }
        for (int i = block.from(record); i < block.to(record); i++) {
            if (block.text()[i] == '\n') {
                throw damage(frame.offset(), "record '" + block.key(record) + "' has more than one line");
            }
        }
        try {
            validator.validateObject(block.text(), block.from(record), block.to(record));
        } catch (MalformedJsonException e) {
            throw damage(frame.offset(), "record '" + block.key(record) + "': " + e.getMessage());
        }
        return key;
    }

    /** What lies between the frames of records must be the tar that they belong into, and nothing else. */
    private void verifyTar() {
        long at = 0;
        int padding = 0;
        for (CanMember member : index.members()) {
            CanFrame first = index.frames().get(member.firstFrame());
            byte[] header = TarHeader.of(member.name(), member.sizeBytes());
            byte[] expected = new byte[padding + header.length];
            System.arraycopy(header, 0, expected, padding, header.length);
            verifyBetween(at, first.offset(), expected);
            at = first.offset();
            for (CanFrame frame : index.frames().subList(member.firstFrame(), member.firstFrame() + member.frames())) {
                if (frame.offset() != at) {
                    throw damage(at, "something lies between two frames of member " + member.name());
                }
                at += frame.storedBytes();
            }
            padding = TarHeader.padding(member.sizeBytes());
        }
        verifyBetween(at, footer.dataBytes(), new byte[padding + 2 * TarHeader.BLOCK_BYTES]);
    }

    private void verifyBetween(long from, long to, byte[] expected) {
        if (to < from || to - from > CHUNK_BYTES) {
            throw damage(from, "the tar has no place for a header here");
        }
        byte[] stored = bytes.read(from, (int) (to - from));
        if (!Arrays.equals(Lz4Frame.decode(stored, 0, stored.length, bytes.name(), from), expected)) {
            throw damage(from, "the tar's header or end is wrong");
        }
    }

    private byte[] digest(long from, long to) {
        MessageDigest sha256 = HashedOutput.sha256();
        for (long at = from; at < to; at += CHUNK_BYTES) {
            sha256.update(bytes.read(at, (int) Math.min(CHUNK_BYTES, to - at)));
        }
        return sha256.digest();
    }

    private MalformedCanException damage(long offset, String reason) {
        return new MalformedCanException(bytes.name(), offset, reason);
    }
}
