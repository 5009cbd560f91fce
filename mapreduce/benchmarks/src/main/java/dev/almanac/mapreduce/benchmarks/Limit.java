package dev.almanac.mapreduce.benchmarks;

import dev.almanac.mapreduce.can.CanFrame;
import dev.almanac.mapreduce.can.CanReader;
import dev.almanac.mapreduce.objects.FolderObjects;
import dev.almanac.mapreduce.store.Filter;
import dev.almanac.mapreduce.store.Input;
import dev.almanac.mapreduce.store.Store;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * What the machine can do at best with the same bytes: decode every frame and look at every byte for a line feed, one
 * thread for each processor, nothing checked. Start of Java and reading of files are part of it, as they are of a job.
 */
public final class Limit {
    private static final int BLOCK_OFFSET = 15;

    private Limit() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        FolderObjects root = FolderObjects.at(Path.of(arguments[0]));
        Store store = new Store(root);
        List<Input> cans = store.cans("telemetry", Filter.ALL);
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<Long>> lines = new ArrayList<>();
        for (Input can : cans) {
            lines.add(threads.submit(() -> lines(root, store, can)));
        }
        long sum = 0;
        for (Future<Long> one : lines) {
            sum += one.get();
        }
        threads.shutdown();
        System.out.println(sum + " lines");
    }

    private static long lines(FolderObjects root, Store store, Input can) {
        CanReader reader = store.open(can);
        LZ4SafeDecompressor decompressor = LZ4Factory.fastestInstance().safeDecompressor();
        String key = can.object().key();
        byte[] stored = root.read(key, 0, Math.toIntExact(can.object().sizeBytes()));
        ByteBuffer numbers = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        byte[] text = new byte[1 << 20];
        long lines = 0;
        for (CanFrame frame : reader.index().frames()) {
            int at = (int) frame.offset() + BLOCK_OFFSET;
            int length = decompressor.decompress(stored, at + 4, numbers.getInt(at), text, 0);
            for (int i = 0; i < length; i++) {
                lines += text[i] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }
}
