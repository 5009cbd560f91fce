package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.can.CanReader;
import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.can.RefusedRecordException;
import dev.almanac.mapreduce.objects.FolderObjects;
import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.objects.ObjectNotFoundException;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.PutCondition;
import dev.almanac.mapreduce.objects.PutOptions;
import dev.almanac.mapreduce.objects.Roots;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Single cans outside of a dataset. */
public final class CanFiles {
    private CanFiles() {}

    /** Opens the can at a path or address. The connection stays open with it. */
    public static CanReader open(String address) {
        int slash = address.lastIndexOf('/');
        String folder = slash < 0 ? "." : address.substring(0, Math.max(1, slash));
        Objects root = Roots.open(folder);
        String key = address.substring(slash + 1);
        ObjectInfo object = root.find(key).orElseThrow(() -> new ObjectNotFoundException(root.uri(), key));
        return CanReader.open(new ObjectBytes(root, object));
    }

    /**
     * Makes a can of a line file; its records must fit into memory.
     *
     * @throws StoreException naming the file and place, if it is damaged or a record is refused
     */
    public static void create(Objects source, String key, Partition partition, Path can) throws IOException {
        RecordSorter sorter = new RecordSorter();
        try (LineText lines = LineText.open(source, key)) {
            while (lines.blocks().next()) {
                for (int i = 0; i < lines.blocks().count(); i++) {
                    sorter.add(lines.blocks(), i);
                }
            }
        } catch (IOException e) {
            throw new StoreException(source.uri() + "/" + key + ": " + e.getMessage(), e);
        }
        Path file = Files.createTempFile("almanac", ".can");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                sorter.writeTo(out, partition);
            } catch (RefusedRecordException e) {
                throw new StoreException(source.uri() + "/" + key + ": " + e.getMessage(), e);
            }
            Path target = can.toAbsolutePath();
            FolderObjects.at(java.util.Objects.requireNonNull(target.getParent()))
                    .put(target.getFileName().toString(), file, PutOptions.DEFAULT.withCondition(PutCondition.ABSENT));
        } finally {
            Files.delete(file);
        }
    }
}
