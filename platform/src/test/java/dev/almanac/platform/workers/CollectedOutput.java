package dev.almanac.platform.workers;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what it is shown, in that order. */
public record CollectedOutput(Map<String, byte[]> files, Map<String, OutputVisitor.Refusal> refused)
        implements OutputVisitor {

    public CollectedOutput() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    @Override
    public void file(String path, long sizeBytes, InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        if (bytes.length != sizeBytes) {
            throw new IOException(path + " was said to have " + sizeBytes + " bytes but had " + bytes.length);
        }
        files.put(path, bytes);
    }

    @Override
    public void refused(String path, Refusal refusal) {
        refused.put(path, refusal);
    }
}
