package dev.almanac.platform.jobs;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a tar from its first header to the last zero behind its end, entry by entry. */
final class TarReader {

    private static final int SET_USER_OR_GROUP_ID = 06000;

    private final TarBlocks blocks;
    private final ArchiveTree tree;
    private int entries;
    private boolean hasFile;

    // What extended headers say of the entry to come.
    private PaxRecords pax = PaxRecords.none();
    private boolean isExtended;
    private byte @Nullable [] longName;
    private byte @Nullable [] longLinkName;

    TarReader(TarBlocks blocks, ArchiveTree tree) {
        this.blocks = blocks;
        this.tree = tree;
    }

    int entries() {
        return entries;
    }

    void readToEnd() throws IOException {
        byte[] block = blocks.readBlock();
        for (boolean first = true; !TarBlocks.isZero(block); first = false) {
            readEntry(TarHeader.of(block, first));
            block = blocks.readBlock();
        }
        requireSingle(isExtended || longName != null || longLinkName != null);
        blocks.readEnd();
        if (!hasFile) {
            throw new UnacceptableArchiveException(
                    null, "The archive holds no file. Choose the directory of the code and pack it.");
        }
        tree.requireLinksInside();
    }

    private void readEntry(TarHeader header) throws IOException {
        switch (header.type()) {
            case 'x' -> {
                requireSingle(isExtended);
                pax = PaxRecords.parse(blocks.readExtension(header.sizeBytes()), false);
                isExtended = true;
            }
            case 'g' -> PaxRecords.parse(blocks.readExtension(header.sizeBytes()), true);
            case 'L' -> {
                requireSingle(longName != null);
                longName = withoutNul(blocks.readExtension(header.sizeBytes()));
            }
            case 'K' -> {
                requireSingle(longLinkName != null);
                longLinkName = withoutNul(blocks.readExtension(header.sizeBytes()));
            }
            default -> {
                place(header);
                pax = PaxRecords.none();
                isExtended = false;
                longName = null;
                longLinkName = null;
            }
        }
    }

    private void place(TarHeader header) throws IOException {
        requireSingle(isExtended && (longName != null || longLinkName != null));
        entries++;
        String name = EntryName.text(pax.path().orElse(longName != null ? longName : header.name()));
        if ((header.mode() & SET_USER_OR_GROUP_ID) != 0) {
            throw new UnacceptableArchiveException(
                    name, "it has the set-user-id or set-group-id bit. Take it off (chmod ug-s) and pack again.");
        }
        long sizeBytes = pax.sizeBytes().orElse(header.sizeBytes());
        if (header.type() != '0' && sizeBytes != 0) {
            throw new UnacceptableArchiveException(name, "it is no file but has content. Pack the archive again.");
        }
        switch (header.type()) {
            case '0' -> {
                tree.addFile(name);
                blocks.skipContent(sizeBytes);
                hasFile = true;
            }
            case '1' -> tree.addHardLink(name, linkName(header));
            case '2' -> tree.addSymbolicLink(name, linkName(header));
            case '5' -> tree.addDirectory(name);
            default -> throw new UnacceptableArchiveException(name, refusal(header.type()));
        }
    }

    private String linkName(TarHeader header) {
        return EntryName.text(pax.linkPath().orElse(longLinkName != null ? longLinkName : header.linkName()));
    }

    private static String refusal(char type) {
        return switch (type) {
            case '3', '4' -> "it is a device. Leave it out.";
            case '6' -> "it is a named pipe. Leave it out.";
            case 'S' -> "it is packed as a sparse file. Pack without the option --sparse.";
            default ->
                "it is of the type '" + EntryName.shown(String.valueOf(type))
                        + "', which is no file, directory or link.";
        };
    }

    private static void requireSingle(boolean second) {
        if (second) {
            throw new UnacceptableArchiveException(
                    null,
                    "The archive says the name of an entry in two ways, which not every worker reads alike. Pack it again.");
        }
    }

    // tar reads a long name up to its NUL, wherever the header says that it ends.
    private static byte[] withoutNul(byte[] name) {
        int end = 0;
        while (end < name.length && name[end] != 0) {
            end++;
        }
        if (end != name.length - 1) {
            throw new UnacceptableArchiveException(
                    null, "The archive is damaged: a long name has no end. Pack it again.");
        }
        return Arrays.copyOf(name, end);
    }
}
