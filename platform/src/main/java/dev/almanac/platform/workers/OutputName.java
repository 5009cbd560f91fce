package dev.almanac.platform.workers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The name of a file as its bytes, which need not be text, in whatever encoding this process was started with. */
final class OutputName {

    private final byte[] bytes;
    private final @Nullable String text;

    private OutputName(byte[] bytes) {
        this.bytes = bytes;
        this.text = decode(bytes);
    }

    /** The name of a listed file. A path keeps the bytes that the system gave, but tells them only in its URI. */
    static OutputName of(Path name) {
        String uri = name.toUri().getRawPath();
        int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
        String encoded = uri.substring(uri.lastIndexOf('/', end - 1) + 1, end);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(encoded.charAt(i));
            }
        }
        return new OutputName(bytes.toByteArray());
    }

    boolean isUtf8() {
        return text != null;
    }

    boolean is(String name) {
        return Arrays.equals(bytes, name.getBytes(StandardCharsets.UTF_8));
    }

    /** The name as text; where it is none, with {@code \xFF} for each byte outside of ASCII. */
    String shown() {
        if (text != null) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (byte b : bytes) {
            shown.append(b >= 0 ? Character.toString(b) : String.format("\\x%02X", b));
        }
        return shown.toString();
    }

    /** Compares two names of one directory so that a walk meets whole paths in the order of their bytes. */
    int compareWithin(boolean isDirectory, OutputName other, boolean isOtherDirectory) {
        return Arrays.compareUnsigned(inPath(isDirectory), other.inPath(isOtherDirectory));
    }

    // What comes after a directory's name in a path is a slash, which sorts after '-' and '.', before letters.
    private byte[] inPath(boolean isDirectory) {
        if (!isDirectory) {
            return bytes;
        }
        byte[] path = Arrays.copyOf(bytes, bytes.length + 1);
        path[bytes.length] = '/';
        return path;
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
