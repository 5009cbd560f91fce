package dev.almanac.platform.jobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Looks through a code archive while it streams in. What it accepts, a worker's tar unpacks to the same files, nothing
 * of it outside of the work directory, within the limits.
 */
public final class ArchiveCheck {

    /**
     * Reads the archive to its end; the caller, who may be copying it elsewhere on the way, has seen every byte then.
     *
     * @throws UnacceptableArchiveException at the first fault found; the rest is not read
     * @throws IOException if {@code in} itself fails
     */
    public ArchiveSummary check(InputStream in, ArchiveLimits limits) throws IOException {
        ArchiveSource source = new ArchiveSource(in, limits.archiveBytes());
        byte[] start = source.readNBytes(ArchiveFormat.MAGIC_BYTES);
        if (start.length == 0) {
            throw new UnacceptableArchiveException(null, "The file is empty. Choose the archive again.");
        }
        ArchiveFormat format = ArchiveFormat.of(start);
        try (InputStream tar = format.unpack(new SequenceInputStream(new ByteArrayInputStream(start), source))) {
            TarBlocks blocks = new TarBlocks(tar, source, limits);
            TarReader reader = new TarReader(blocks, new ArchiveTree(limits.entries()));
            reader.readToEnd();
            return new ArchiveSummary(format, reader.entries(), blocks.bytes(), source.bytes(), source.sha256());
        } catch (IOException e) {
            source.throwFailure();
            throw new UnacceptableArchiveException(
                    null,
                    "The archive is cut off or damaged (" + EntryName.shown(String.valueOf(e.getMessage()))
                            + "). Pack it again, or upload it again.");
        }
    }
}
