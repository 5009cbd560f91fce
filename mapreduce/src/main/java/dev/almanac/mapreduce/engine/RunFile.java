package dev.almanac.mapreduce.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of sorted pairs, one section after another for each partition.
 *
 * @param path where it lies
 * @param sections as many as there are partitions
 */
public record RunFile(Path path, List<Section> sections) {
    /**
     * One partition's pairs.
     *
     * @param offset in bytes
     * @param length in bytes
     * @param checksum CRC-32C of the section
     */
    public record Section(long offset, long length, int checksum) {}

    public RunFile {
        sections = List.copyOf(sections);
    }

    public long sizeBytes() {
        return sections.stream().mapToLong(Section::length).sum();
    }
}
