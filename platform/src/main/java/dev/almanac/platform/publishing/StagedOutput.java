package dev.almanac.platform.publishing;

import dev.almanac.platform.jobs.Visibility;
import java.util.List;

/**
 * All output files of an attempt, in their places and not yet visible.
 *
 * @param storedIn the bucket that they were brought to
 * @param files at least one, in the order in which they were read
 */
public record StagedOutput(Visibility storedIn, List<StagedFile> files) {

    public StagedOutput {
        files = List.copyOf(files);
    }
}
