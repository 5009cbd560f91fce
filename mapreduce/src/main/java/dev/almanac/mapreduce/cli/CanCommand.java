package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.can.CanFrame;
import dev.almanac.mapreduce.can.CanIndex;
import dev.almanac.mapreduce.can.CanMember;
import dev.almanac.mapreduce.can.CanReader;
import dev.almanac.mapreduce.can.Partition;
import dev.almanac.mapreduce.can.RecordBlock;
import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.objects.FolderObjects;
import dev.almanac.mapreduce.store.CanFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "can", mixinStandardHelpOptions = true, description = "Makes, lists, searches and checks cans.")
final class CanCommand {
    @Command(description = "Makes a can of a line file (key TAB json, or JSON lines; .gz, .xz, .lzma, .lz4, .zst).")
    int create(
            @Parameters(paramLabel = "CAN", description = "file to write") Path can,
            @Parameters(paramLabel = "LINES", description = "file to read") Path lines,
            @Option(names = "--dataset", defaultValue = "measurements", description = "dataset that the can names")
                    String dataset,
            @Option(
                            names = "--partition",
                            paramLabel = "NAME=VALUE",
                            description = "a dimension and its value, in order")
                    Map<String, String> partition)
            throws IOException {
        if (Files.exists(can)) {
            throw new JobFailedException("the can " + can + " is there already");
        }
        Map<String, String> values = partition == null ? new LinkedHashMap<>() : partition;
        Path file = lines.toAbsolutePath();
        FolderObjects folder = FolderObjects.at(java.util.Objects.requireNonNull(file.getParent()));
        CanFiles.create(
                folder,
                file.getFileName().toString(),
                new Partition(dataset, new ArrayList<>(values.keySet()), new ArrayList<>(values.values())),
                can);
        return 0;
    }

    @Command(description = "Shows what a can says of itself.")
    int list(
            @Parameters(paramLabel = "CAN", description = "path, file: or s3: address") String can,
            @Option(names = "--frames", description = "each frame, too") boolean frames) {
        CanIndex index = CanFiles.open(can).index();
        System.out.printf("partition %s%n", index.partition());
        System.out.printf(
                "records   %,d%ntext      %,d bytes%nSHA-256   %s of the data%n",
                index.records(), index.contentBytes(), index.dataSha256());
        for (CanMember member : index.members()) {
            System.out.printf(
                    "member    %s, %,d bytes, %,d frames%n", member.name(), member.sizeBytes(), member.frames());
        }
        for (CanFrame frame : frames ? index.frames() : List.<CanFrame>of()) {
            System.out.printf(
                    "frame     at %,d, %,d bytes, %,d of text, %,d records, %s to %s%n",
                    frame.offset(),
                    frame.storedBytes(),
                    frame.contentBytes(),
                    frame.records(),
                    frame.firstKey(),
                    frame.lastKey());
        }
        return 0;
    }

    @Command(description = "Prints the records with a key; exit code 1 if there is none.")
    int get(
            @Parameters(paramLabel = "CAN", description = "path, file: or s3: address") String can,
            @Parameters(paramLabel = "KEY", description = "the record's id") String key)
            throws IOException {
        List<byte[]> found = CanFiles.open(can).find(key);
        for (byte[] json : found) {
            System.out.write(json);
            System.out.println();
        }
        if (found.isEmpty()) {
            System.err.println("almanac: " + can + " has no record '" + key + "'");
        }
        return found.isEmpty() ? 1 : 0;
    }

    @Command(description = "Checks every byte of cans.")
    int verify(
            @Parameters(paramLabel = "CAN", arity = "1..*", description = "path, file: or s3: address")
                    List<String> cans) {
        for (String can : cans) {
            CanReader reader = CanFiles.open(can);
            reader.verify();
            System.out.printf("%s: in order, %,d records%n", can, reader.index().records());
        }
        return 0;
    }

    @Command(description = "Prints all records as key TAB json.")
    int cat(@Parameters(paramLabel = "CAN", description = "path, file: or s3: address") String can) throws IOException {
        CanReader reader = CanFiles.open(can);
        RecordBlock block = new RecordBlock();
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
            for (int frame = 0; frame < reader.index().frames().size(); frame++) {
                reader.read(frame, block);
                for (int i = 0; i < block.count(); i++) {
                    out.write((block.key(i) + "\t").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    out.write(block.text(), block.from(i), block.to(i) - block.from(i));
                    out.write('\n');
                }
            }
        }
        return 0;
    }
}
