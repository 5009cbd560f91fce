package dev.almanac.mapreduce.can;

import java.io.IOException;
import java.util.Arrays;

/**
 * The last bytes of a can: where its index is, and a checksum over all of that.
 *
 * @param dataBytes where the index frame begins
 * @param keysBytes length of the blocks of keys
 * @param topBytes length of the top as it lies in the can
 */
record CanFooter(long dataBytes, int keysBytes, int topBytes) {

    long keysOffset() {
        return dataBytes + CanFormat.SKIPPABLE_HEADER_BYTES;
    }

    long topOffset() {
        return keysOffset() + keysBytes;
    }

    long canBytes() {
        return topOffset() + topBytes + CanFormat.FOOTER_BYTES;
    }

    /** Writes the index frame, of which this is the end. */
    void writeIndex(HashedOutput out, byte[] keyBlocks, byte[] top) throws IOException {
        out.write(skippableHeader());
        out.write(keyBlocks);
        out.write(top);
        out.write(encode(out.digest()));
    }

    byte[] skippableHeader() {
        int payload = Math.addExact(Math.addExact(keysBytes, topBytes), CanFormat.FOOTER_BYTES);
        return new PackedBytes().fixed(CanFormat.INDEX_MAGIC).fixed(payload).toArray();
    }

    byte[] encode(byte[] indexSha256) {
        PackedBytes footer = new PackedBytes();
        footer.fixed(dataBytes).fixed((long) keysBytes).fixed((long) topBytes).raw(indexSha256, 0, 32);
        footer.fixed(CanFormat.VERSION);
        footer.fixed(Lz4Frame.checksum(footer.array(), 0, footer.size()));
        return footer.raw(CanFormat.FOOTER_MAGIC, 0, 8).toArray();
    }

    /** Reads the footer from the last bytes of a can. */
    static CanFooter decode(byte[] tail, long canBytes, String file) {
        int from = tail.length - CanFormat.FOOTER_BYTES;
        long offset = canBytes - CanFormat.FOOTER_BYTES;
        if (from < 0) {
            throw new MalformedCanException(file, canBytes, "the file is too short for a can: it was cut");
        }
        byte[] footer = Arrays.copyOfRange(tail, from, tail.length);
        if (!Arrays.equals(footer, 64, 72, CanFormat.FOOTER_MAGIC, 0, 8)) {
            throw new MalformedCanException(file, canBytes, "no can ends here: it was cut or something was added");
        }
        PackedReader reader = new PackedReader(footer, 64, file, offset);
        long dataBytes = reader.fixedLong();
        long keysBytes = reader.fixedLong();
        long topBytes = reader.fixedLong();
        reader.skip(32);
        int version = reader.fixedInt();
        if (reader.fixedInt() != Lz4Frame.checksum(footer, 0, 60)) {
            throw reader.damage("the footer does not fit its checksum");
        }
        if (version != CanFormat.VERSION) {
            throw reader.damage("this reader knows version 1 of the format, not " + version);
        }
        if (keysBytes != (int) keysBytes || topBytes != (int) topBytes) {
            throw reader.damage("the index is too large");
        }
        CanFooter decoded = new CanFooter(dataBytes, (int) keysBytes, (int) topBytes);
        if (dataBytes < 0 || keysBytes < 0 || topBytes < 0 || decoded.canBytes() != canBytes) {
            throw reader.damage("the can should have " + decoded.canBytes() + " bytes but has " + canBytes);
        }
        return decoded;
    }
}
