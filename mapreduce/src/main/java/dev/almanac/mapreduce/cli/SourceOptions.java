package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.objects.FolderObjects;
import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.store.Fetch;
import dev.almanac.mapreduce.store.Input;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data lie and are kept, in today's spelling and the one before. */
final class SourceOptions {
    @Option(names = "--store", description = "address of the store: a folder, file: or s3: (ALMANAC_STORE)")
    private @Nullable String store = System.getenv("ALMANAC_STORE");

    @Option(names = "--dataset", description = "which dataset, if the store has several")
    private @Nullable String dataset;

    @Option(names = "--work-dir", description = "folder for what lies between map and reduce, and for the cache")
    private @Nullable Path workFolder;

    @Option(names = "--cache", description = "keep what is read of a bucket in this folder, and read it there")
    private @Nullable Path cache;

    @Option(names = "--bucket", description = "read this S3 bucket, and keep what is read in cache/ of the work folder")
    private @Nullable String bucket;

    @Option(names = "--data-dir", description = "with --local-only: read this folder instead of the bucket")
    private @Nullable Path dataFolder;

    @Option(names = "--local-only", description = "read --data-dir, and nothing over the network")
    private boolean localOnly;

    String address() {
        if (localOnly) {
            if (dataFolder == null) {
                throw new JobFailedException("--local-only reads --data-dir, which is missing");
            }
            return dataFolder.toAbsolutePath().toString();
        }
        if (bucket != null) {
            return "s3://" + bucket;
        }
        if (store != null && !store.isEmpty()) {
            return store;
        }
        if (dataFolder != null) {
            return dataFolder.toAbsolutePath().toString();
        }
        throw new JobFailedException("say where the data lie: --store, --bucket, or --local-only with --data-dir");
    }

    @Nullable String dataset() {
        return dataset;
    }

    Path workFolder() {
        return workFolder != null ? workFolder : Path.of(System.getProperty("java.io.tmpdir"), "almanac-work");
    }

    /** The root that is read: the cache, filled with what is missing there, or the remote one itself. */
    Objects fetch(Objects remote, List<Input> inputs) {
        Path folder = cache != null
                ? cache
                : bucket != null && !localOnly ? workFolder().resolve("cache") : null;
        if (folder == null) {
            return remote;
        }
        FolderObjects local = FolderObjects.at(folder);
        Fetch.missing(remote, inputs, local);
        return local;
    }
}
