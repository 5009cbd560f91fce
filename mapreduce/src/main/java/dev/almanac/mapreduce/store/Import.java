package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.can.RefusedRecordException;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.PreconditionFailedException;
import dev.almanac.mapreduce.objects.PutCondition;
import dev.almanac.mapreduce.objects.PutOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Brings line files into a dataset. Each file gives cans of its own, named by their content: the same file again finds
 * them there. Not safe for use by several threads.
 */
public final class Import {
    private static final long CAN_TEXT_BYTES = 128L << 20;

    private final Store store;
    private final DatasetLayout layout;
    private long files;
    private long records;
    private long newCans;
    private long presentCans;

    /** An import into an existing dataset. */
    public Import(Store store, String dataset) {
        this.store = store;
        this.layout = new DatasetLayout(dataset, store.schema(dataset));
    }

    /** Brings in all line files of an archive in the telemetry layout that the filter chooses. */
    public void addArchive(Objects archive, Filter filter) {
        for (Input input : new Store(archive).lineFiles(filter)) {
            Partition partition = new Partition(
                    layout.dataset(),
                    input.partition().dimensions(),
                    input.partition().values());
            add(archive, input.object().key(), partition);
        }
    }

    /**
     * Brings in one line file.
     *
     * @param key ends in what says its form of compression
     * @throws StoreException naming file and place, if it is damaged or a record is refused; cans that were written
     *     before stay
     */
    public void add(Objects source, String key, Partition partition) {
        if (!partition.dimensions().equals(layout.schema().dimensions())) {
            throw new StoreException("dataset %s has the dimensions %s, the file %s has %s"
                    .formatted(layout.dataset(), layout.schema().dimensions(), key, partition.dimensions()));
        }
        String file = source.uri() + "/" + key;
        RecordSorter sorter = new RecordSorter();
        try (InputStream content = source.open(key);
                InputStream text = LineFiles.decompress(content, key);
                LineBlocks lines = new LineBlocks(text, file)) {
            while (lines.next()) {
                for (int i = 0; i < lines.count(); i++) {
                    sorter.add(lines, i);
                    if (sorter.heldBytes() >= CAN_TEXT_BYTES) {
                        putCan(sorter, partition);
                    }
                }
            }
            if (sorter.size() > 0) {
                putCan(sorter, partition);
            }
        } catch (IOException | RefusedRecordException e) {
            throw new StoreException(file + ": " + e.getMessage(), e);
        }
        files++;
    }

    private void putCan(RecordSorter sorter, Partition partition) throws IOException {
        long recordsOfCan = sorter.size();
        Path file = Files.createTempFile("almanac-import", ".can");
        try {
            MessageDigest sha256 = Digests.sha256();
            try (OutputStream out =
                    new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(file), sha256), 1 << 16)) {
                sorter.writeTo(out, partition);
            }
            String key = layout.canKey(partition, HexFormat.of().formatHex(sha256.digest()));
            if (store.root().find(key).isPresent()) {
                presentCans++;
            } else {
                putNew(key, file);
            }
            records += recordsOfCan;
        } finally {
            Files.delete(file);
        }
    }

    private void putNew(String key, Path file) {
        try {
            store.root().put(key, file, PutOptions.DEFAULT.withCondition(PutCondition.ABSENT));
            newCans++;
        } catch (PreconditionFailedException another) {
            // Another import was quicker; the name says that its content is the same.
            presentCans++;
        }
    }

    /** How many files were brought in. */
    public long files() {
        return files;
    }

    /** How many records they held. */
    public long records() {
        return records;
    }

    /** How many cans were written. */
    public long newCans() {
        return newCans;
    }

    /** How many cans were there already. */
    public long presentCans() {
        return presentCans;
    }
}
