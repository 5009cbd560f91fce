package dev.almanac.mapreduce.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How a dimension's value stands in a path, and how values that were written differently are compared. */
final class PathValue {
    private PathValue() {}

    /**
     * The value as a segment of a path: all but letters, digits, {@code _}, {@code .} and {@code -} as percent and two
     * digits.
     */
    static String encode(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new StoreException("the value of a dimension must not be '" + value + "'");
        }
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) (b & 0xff))) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(char c) {
        return isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** The value that a segment stands for; only the one way of writing it that {@link #encode} gives is taken. */
    static String decode(String segment) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%'
                    && i + 2 < segment.length()
                    && HexFormat.isHexDigit(segment.charAt(i + 1))
                    && HexFormat.isHexDigit(segment.charAt(i + 2))) {
                decoded.write(HexFormat.fromHexDigits(segment, i + 1, i + 3));
                i += 2;
            } else {
                decoded.write(c);
            }
        }
        String value = decoded.toString(StandardCharsets.UTF_8);
        if (!encode(value).equals(segment)) {
            throw new StoreException("not the path of a dimension's value: " + segment);
        }
        return value;
    }

    /**
     * The form under which archives keep a value: {@code _} for all but letters, digits, {@code _}, {@code /} and
     * {@code .}.
     */
    static String sanitize(String value) {
        StringBuilder sanitized = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            sanitized.append(isLetterOrDigit(c) || c == '/' || c == '.' ? c : '_');
        }
        return sanitized.toString();
    }
}
