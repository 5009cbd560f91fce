package dev.almanac.mapreduce.store;

import com.github.luben.zstd.ZstdInputStream;
import dev.almanac.mapreduce.objects.ObjectsException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Opens line files by what their names end in. */
final class LineFiles {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_LZMA_KIB = 256 << 10;

    private LineFiles() {}

    /** The file's text. A damage that the form of compression can show is an {@link IOException} while reading. */
    static InputStream decompress(InputStream file, String name) throws IOException {
        InputStream in = new BufferedInputStream(file, BUFFER_BYTES);
        return new Decompressed(in, name.substring(name.lastIndexOf('.') + 1));
    }

    private static InputStream decoder(InputStream in, String form) throws IOException {
        return switch (form) {
            case "gz" -> new StrictGzip(in);
            case "xz" -> new XZInputStream(in, MAX_LZMA_KIB);
            case "lzma" -> new LZMAInputStream(in, MAX_LZMA_KIB);
            case "lz4" -> new LZ4FrameInputStream(in);
            case "zst" -> new ZstdInputStream(in);
            default -> in;
        };
    }

    /** Makes the decoders fail alike: some throw unchecked what is a damage, some pass over what follows the data. */
    private static final class Decompressed extends InputStream {
        private final InputStream file;
        private final InputStream text;

        Decompressed(InputStream file, String form) throws IOException {
            this.file = file;
            try {
                this.text = decoder(file, form);
            } catch (ObjectsException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new IOException("the data are damaged: " + e.getMessage(), e);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                int got = text.read(target, offset, length);
                if (got < 0 && file.read() >= 0) {
                    throw new IOException("something follows the compressed data");
                }
                return got;
            } catch (ObjectsException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new IOException("the data are damaged: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
