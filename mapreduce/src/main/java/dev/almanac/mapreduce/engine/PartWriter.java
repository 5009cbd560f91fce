package dev.almanac.mapreduce.engine;

import java.io.IOException;
import java.nio.file.Path;

/** One reducer's output before all are put together: pieces of text, each under the key that it was written for. */
final class PartWriter implements AutoCloseable {
    private final RunWriter run;

    PartWriter(Path path) throws IOException {
        this.run = new RunWriter(path);
    }

    void write(byte[] key, byte[] text) throws IOException {
        run.write(key, 0, key.length, 0, text, 0, text.length);
    }

    RunFile finish() throws IOException {
        run.endSection();
        return run.finish();
    }

    @Override
    public void close() throws IOException {
        run.close();
    }
}
