package dev.almanac.mapreduce.engine.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a child must know before its first task.
 *
 * @param job a script, or a jar with an optional colon and class
 * @param store address of the root that it reads
 * @param partitions how many reducers there are
 * @param bufferBytes memory for pairs before they are sorted and written out
 * @param workFolder where its files go
 * @param name what the names of its files begin with
 * @param validateLines whether records of line files are validated
 * @param toleratesErrors whether to go on behind a refused record or a failing map call
 * @param recordTimeoutSeconds how long a map call may take
 */
record ChildSettings(
        String job,
        String store,
        int partitions,
        long bufferBytes,
        Path workFolder,
        String name,
        boolean validateLines,
        boolean toleratesErrors,
        long recordTimeoutSeconds) {

    void write(DataOutput out) throws IOException {
        Wire.writeText(job, out);
        Wire.writeText(store, out);
        out.writeInt(partitions);
        out.writeLong(bufferBytes);
        Wire.writeText(workFolder.toString(), out);
        Wire.writeText(name, out);
        out.writeBoolean(validateLines);
        out.writeBoolean(toleratesErrors);
        out.writeLong(recordTimeoutSeconds);
    }

    static ChildSettings read(DataInput in) throws IOException {
        return new ChildSettings(
                Wire.readText(in),
                Wire.readText(in),
                in.readInt(),
                in.readLong(),
                Path.of(Wire.readText(in)),
                Wire.readText(in),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong());
    }
}
