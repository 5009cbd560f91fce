package dev.almanac.platform.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Makes the tarballs that tests upload. */
public final class TestArchive {

    private TestArchive() {}

    /** A .tar.gz with one executable script, run.sh, for Bash. */
    public static byte[] script(String lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            byte[] content = ("#!/usr/bin/env bash\nset -eu\n" + lines + "\n").getBytes(UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("run.sh");
            entry.setMode(0755);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
