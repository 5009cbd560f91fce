package dev.almanac.platform.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes tars as no honest program would, block by block. */
final class TarForge {

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    static TarForge tar() {
        return new TarForge();
    }

    TarForge file(String name) {
        return entry('0', name, "", 0644, "content".getBytes(StandardCharsets.UTF_8));
    }

    TarForge directory(String name) {
        return entry('5', name, "", 0755, new byte[0]);
    }

    TarForge symbolicLink(String name, String target) {
        return entry('2', name, target, 0777, new byte[0]);
    }

    TarForge hardLink(String name, String target) {
        return entry('1', name, target, 0644, new byte[0]);
    }

    TarForge special(char type, String name) {
        return entry(type, name, "", 0644, new byte[0]);
    }

    TarForge pax(String records) {
        return entry('x', "pax", "", 0644, records.getBytes(StandardCharsets.UTF_8));
    }

    TarForge entry(char type, String name, String linkName, int mode, byte[] content) {
        return entry(type, name.getBytes(StandardCharsets.UTF_8), linkName, mode, content);
    }

    TarForge entry(char type, byte[] name, String linkName, int mode, byte[] content) {
        byte[] block = new byte[512];
        System.arraycopy(name, 0, block, 0, name.length);
        put(block, 100, String.format("%07o", mode));
        put(block, 108, "0000000");
        put(block, 116, "0000000");
        put(block, 124, String.format("%011o", content.length));
        put(block, 136, "00000000000");
        block[156] = (byte) type;
        put(block, 157, linkName);
        put(block, 257, "ustar\00000");
        return raw(signed(block)).raw(content).raw(new byte[(512 - content.length % 512) % 512]);
    }

    /** The block with a fitting checksum. */
    static byte[] signed(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, String.format("%06o\0", sum));
        return block;
    }

    TarForge raw(byte[] bytes) {
        tar.writeBytes(bytes);
        return this;
    }

    byte[] withoutEnd() {
        return tar.toByteArray();
    }

    byte[] bytes() {
        return TarForge.tar().raw(tar.toByteArray()).raw(new byte[1024]).withoutEnd();
    }

    static byte[] packed(ArchiveFormat format, byte[] tar) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packer(format, packed)) {
            out.write(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static OutputStream packer(ArchiveFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case TAR -> out;
            case TAR_GZ -> new GZIPOutputStream(out);
            case TAR_XZ -> new XZOutputStream(out, new LZMA2Options());
            case TAR_LZ4 -> new FramedLZ4CompressorOutputStream(out);
            case TAR_ZSTD -> new com.github.luben.zstd.ZstdOutputStreamNoFinalizer(out).setChecksum(true);
        };
    }

    private static void put(byte[] block, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, offset, bytes.length);
    }
}
