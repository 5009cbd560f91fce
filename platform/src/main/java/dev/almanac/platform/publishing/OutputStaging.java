package dev.almanac.platform.publishing;

import dev.almanac.mapreduce.objects.Objects;
import dev.almanac.mapreduce.objects.PutOptions;
import dev.almanac.platform.jobs.Visibility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Brings one attempt's output files under the attempt's own prefix, where nobody looks before they are published. Every
 * size and digest is taken from the bytes that pass through here. Used by one thread; it puts several files at once.
 */
public final class OutputStaging implements AutoCloseable {

    private static final int PARALLEL_PUTS = 8;
    private static final int MOST_FAULTS_SHOWN = 20;
    /** Readers ask each time whether it changed, for the copy at the stable address takes this header along. */
    private static final String ASK_AGAIN = "no-cache";

    private final Visibility storedIn;
    private final Objects bucket;
    private final String prefix;
    private final Path spool;
    private final PublishingConfig limits;
    private final ExecutorService puts = Executors.newFixedThreadPool(PARALLEL_PUTS);
    private final Semaphore spoolPlaces = new Semaphore(4 * PARALLEL_PUTS);
    private final List<CompletableFuture<StagedFile>> files = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long totalBytes;

    OutputStaging(Visibility storedIn, Objects bucket, String prefix, PublishingConfig limits) {
        this.storedIn = storedIn;
        this.bucket = bucket;
        this.prefix = prefix;
        this.spool = limits.spool();
        this.limits = limits;
    }

    /** Takes one file; the stream is read to its end before this returns. */
    public void add(String name, InputStream content) throws IOException {
        OutputName.fault(name).ifPresent(fault -> refuse(name, fault));
        if (files.size() >= limits.mostFiles()) {
            refuse(name, "a run may publish at most " + limits.mostFiles() + " files");
        }
        if (!faults.isEmpty()) {
            return;
        }
        Path copy = Files.createTempFile(spool, "output-", ".spool");
        try {
            StagedFile file = copy(name, content, copy);
            totalBytes += file.sizeBytes();
            put(file, copy);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        if (totalBytes > limits.mostBytes().asLongValue()) {
            refuse(name, "a run may publish at most " + limits.mostBytes().asLongValue() + " bytes in all");
        }
    }

    /** Notes that an entry cannot be published, and why; the whole output is refused with it. */
    public void refuse(String name, String why) {
        faults.add("“" + OutputName.shown(name) + "”: " + why);
    }

    private static StagedFile copy(String name, InputStream content, Path target) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            long sizeBytes = content.transferTo(out);
            return new StagedFile(name, sizeBytes, HexFormat.of().formatHex(digest.digest()), MediaTypes.of(name));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void put(StagedFile file, Path copy) {
        spoolPlaces.acquireUninterruptibly();
        files.add(CompletableFuture.supplyAsync(
                () -> {
                    try {
                        bucket.put(prefix + file.name(), copy, options(file));
                        return file;
                    } finally {
                        spoolPlaces.release();
                        deleteQuietly(copy);
                    }
                },
                puts));
    }

    /** How a file is served by the bucket itself: as a download, unless it is plain data or an image. */
    private static PutOptions options(StagedFile file) {
        PutOptions typed = PutOptions.DEFAULT.withContentType(file.mediaType()).withCacheControl(ASK_AGAIN);
        return MediaTypes.isShown(file.mediaType()) ? typed : typed.withContentDisposition("attachment");
    }

    /**
     * Waits until every file is in its place.
     *
     * @return at least one file
     * @throws RefusedOutputException if one of them cannot be published, or there is none; the prefix is empty again
     */
    public StagedOutput complete() throws RefusedOutputException {
        List<StagedFile> staged = files.stream().map(OutputStaging::await).toList();
        if (!faults.isEmpty()) {
            staged.forEach(file -> bucket.delete(prefix + file.name()));
            throw new RefusedOutputException("The output was not published. " + summary());
        }
        if (staged.isEmpty()) {
            throw new RefusedOutputException(
                    "The output directory is empty: a run that succeeds must leave at least one file there.");
        }
        return new StagedOutput(storedIn, staged);
    }

    private String summary() {
        String shown = String.join("; ", faults.subList(0, Math.min(faults.size(), MOST_FAULTS_SHOWN)));
        int more = faults.size() - MOST_FAULTS_SHOWN;
        return more > 0 ? shown + "; and " + more + " more." : shown + ".";
    }

    private static StagedFile await(CompletableFuture<StagedFile> file) {
        try {
            return file.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void deleteQuietly(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // The spool is emptied at every start.
            copy.toFile().deleteOnExit();
        }
    }

    @Override
    public void close() {
        puts.shutdown();
    }
}
