package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.objects.Objects;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** An open line file: its records, and the digest of the file as it lies there. */
public final class LineText implements AutoCloseable {
    private final InputStream file;
    private final MessageDigest digest;
    private final LineBlocks blocks;

    private LineText(InputStream file, MessageDigest digest, LineBlocks blocks) {
        this.file = file;
        this.digest = digest;
        this.blocks = blocks;
    }

    /** Opens the file; what its name ends in says the form of compression. */
    public static LineText open(Objects root, String key) throws IOException {
        MessageDigest digest = Digests.sha256();
        InputStream file = new DigestInputStream(root.open(key), digest);
        try {
            return new LineText(file, digest, new LineBlocks(LineFiles.decompress(file, key), root.uri() + "/" + key));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The records, to be read to their end. */
    public LineBlocks blocks() {
        return blocks;
    }

    /** SHA-256 of the whole file, once the records have been read. */
    public String sha256() throws IOException {
        file.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }
}
