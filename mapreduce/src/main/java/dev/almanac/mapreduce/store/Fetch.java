package dev.almanac.mapreduce.store;

import dev.almanac.mapreduce.objects.FolderObjects;
import dev.almanac.mapreduce.objects.ObjectInfo;
import dev.almanac.mapreduce.objects.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Copies inputs into a folder, several at a time; a file appears there whole or not at all. */
public final class Fetch {
    private static final int AT_ONCE = 8;

    private Fetch() {}

    /** Copies what is not there yet in its full size. */
    public static void missing(Objects remote, List<Input> inputs, FolderObjects local) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> copies = new ArrayList<>();
            for (Input input : inputs) {
                copies.add(threads.submit(() -> fetch(remote, input.object(), local)));
            }
            for (Future<?> copy : copies) {
                copy.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new StoreException("fetching from " + remote.uri() + " failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while fetching from " + remote.uri(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void fetch(Objects remote, ObjectInfo object, FolderObjects local) {
        Optional<ObjectInfo> present = local.find(object.key());
        if (present.isEmpty() || present.get().sizeBytes() != object.sizeBytes()) {
            remote.copy(object.key(), local, object.key());
        }
    }
}
