package dev.almanac.mapreduce.engine;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts the parts of all reducers together in the order of the keys, and shows the output whole by a rename. */
public final class PartMerge {
    private PartMerge() {}

    /** Writes the output; a file that is there is replaced. @return its length in bytes */
    public static long write(List<RunFile> parts, Path output) throws IOException {
        Path target = output.toAbsolutePath();
        Path unfinished = target.resolveSibling(".almanac-" + UUID.randomUUID() + ".tmp");
        try {
            long size = writeAll(parts, unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            return size;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static long writeAll(List<RunFile> parts, Path file) throws IOException {
        List<PairSource> sources = new ArrayList<>();
        for (RunFile part : parts) {
            sources.add(new RunSource(part.path(), part.sections().get(0)));
        }
        try (Merge pieces = new Merge(sources);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18)) {
            while (pieces.next()) {
                out.write(pieces.value());
            }
            out.flush();
            channel.force(true);
            return channel.size();
        }
    }
}
