package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.can.CanFrame;
import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.engine.ReduceReport;
import dev.almanac.mapreduce.engine.RunFile;
import dev.almanac.mapreduce.engine.Split;
import dev.almanac.mapreduce.engine.SplitReport;
import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.store.Input;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How parent and child write what they tell each other. Both are of one version: nothing is kept. */
final class Wire {
    interface Writer<T> {
        void write(T value, DataOutput out) throws IOException;
    }

    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private Wire() {}

    static void writeText(String text, DataOutput out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    static String readText(DataInput in) throws IOException {
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    static <T> void writeList(List<T> list, Writer<? super T> writer, DataOutput out) throws IOException {
        out.writeInt(list.size());
        for (T element : list) {
            writer.write(element, out);
        }
    }

    static <T> List<T> readList(Reader<T> reader, DataInput in) throws IOException {
        int size = in.readInt();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(reader.read(in));
        }
        return list;
    }

    static void writeSplit(Split split, DataOutput out) throws IOException {
        out.writeInt(split.number());
        writeList(split.pieces(), Wire::writePiece, out);
    }

    static Split readSplit(DataInput in) throws IOException {
        return new Split(in.readInt(), readList(Wire::readPiece, in));
    }

    private static void writePiece(Split.Piece piece, DataOutput out) throws IOException {
        ObjectInfo object = piece.input().object();
        writeText(object.key(), out);
        out.writeLong(object.sizeBytes());
        writeText(object.etag(), out);
        Partition partition = piece.input().partition();
        writeText(partition.dataset(), out);
        writeList(partition.dimensions(), Wire::writeText, out);
        writeList(partition.values(), Wire::writeText, out);
        out.writeBoolean(piece.input().kind() == Input.Kind.CAN);
        writeList(piece.frames(), Wire::writeFrame, out);
    }

    private static Split.Piece readPiece(DataInput in) throws IOException {
        ObjectInfo object = new ObjectInfo(readText(in), in.readLong(), readText(in), Instant.EPOCH);
        Partition partition = new Partition(readText(in), readList(Wire::readText, in), readList(Wire::readText, in));
        Input.Kind kind = in.readBoolean() ? Input.Kind.CAN : Input.Kind.LINES;
        return new Split.Piece(new Input(object, partition, kind), readList(Wire::readFrame, in));
    }

    private static void writeFrame(CanFrame frame, DataOutput out) throws IOException {
        out.writeLong(frame.offset());
        out.writeInt(frame.storedBytes());
        out.writeInt(frame.contentBytes());
        out.writeInt(frame.checksum());
        out.writeInt(frame.records());
        out.writeLong(frame.keysOffset());
        out.writeInt(frame.keysStoredBytes());
        writeText(frame.firstKey(), out);
        writeText(frame.lastKey(), out);
    }

    private static CanFrame readFrame(DataInput in) throws IOException {
        return new CanFrame(
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readInt(),
                readText(in),
                readText(in));
    }

    static void writeRun(RunFile run, DataOutput out) throws IOException {
        writeText(run.path().toString(), out);
        writeList(run.sections(), Wire::writeSection, out);
    }

    static RunFile readRun(DataInput in) throws IOException {
        return new RunFile(Path.of(readText(in)), readList(Wire::readSection, in));
    }

    private static void writeSection(RunFile.Section section, DataOutput out) throws IOException {
        out.writeLong(section.offset());
        out.writeLong(section.length());
        out.writeInt(section.checksum());
    }

    private static RunFile.Section readSection(DataInput in) throws IOException {
        return new RunFile.Section(in.readLong(), in.readLong(), in.readInt());
    }

    static void writeReport(SplitReport report, DataOutput out) throws IOException {
        out.writeInt(report.number());
        out.writeLong(report.records());
        out.writeLong(report.recordBytes());
        out.writeLong(report.emitted());
        out.writeLong(report.combined());
        writeList(report.refused(), Wire::writeText, out);
        writeList(report.mapErrors(), Wire::writeText, out);
        writeList(report.lineFileSha256(), Wire::writeText, out);
    }

    static SplitReport readReport(DataInput in) throws IOException {
        return new SplitReport(
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readList(Wire::readText, in),
                readList(Wire::readText, in),
                readList(Wire::readText, in));
    }

    static void writeReport(ReduceReport report, DataOutput out) throws IOException {
        out.writeInt(report.partition());
        out.writeLong(report.pairs());
        out.writeLong(report.keys());
        writeRun(report.part(), out);
    }

    static ReduceReport readReduceReport(DataInput in) throws IOException {
        return new ReduceReport(in.readInt(), in.readLong(), in.readLong(), readRun(in));
    }
}
