package dev.almanac.mapreduce.job;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys as bytes that sort as the keys do. A number is 10, eight bytes of its nearest double (sign bit flipped; of a
 * negative one all bits flipped), then 00 and eight bytes of the whole number (sign bit flipped), or 01 for a fraction.
 * A text is 20, its UTF-8 with 00 written as 00 FF, and 00. A tuple is 30, its parts, and 00. Python's half of the
 * engine writes the same.
 */
final class KeyCode {
    private static final int NUMBER = 0x10;
    private static final int TEXT = 0x20;
    private static final int TUPLE = 0x30;
    private static final int END = 0x00;
    private static final int ESCAPED_ZERO = 0xff;
    private static final int WHOLE = 0;
    private static final int FRACTION = 1;

    private KeyCode() {}

    static byte[] encode(Object key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(24);
        append(key, out);
        return out.toByteArray();
    }

    private static void append(Object key, ByteArrayOutputStream out) {
        if (key instanceof String text) {
            appendText(text, out);
        } else if (key instanceof Long || key instanceof Integer || key instanceof Short || key instanceof Byte) {
            long whole = ((Number) key).longValue();
            appendDouble(whole, out);
            out.write(WHOLE);
            out.writeBytes(
                    ByteBuffer.allocate(8).putLong(whole ^ Long.MIN_VALUE).array());
        } else if (key instanceof Double || key instanceof Float) {
            double fraction = ((Number) key).doubleValue();
            if (Double.isNaN(fraction)) {
                throw new IllegalArgumentException("a key must be a number but was NaN");
            }
            appendDouble(fraction, out);
            out.write(FRACTION);
        } else if (key instanceof List<?> tuple) {
            out.write(TUPLE);
            tuple.forEach(part -> append(part, out));
            out.write(END);
        } else {
            throw new IllegalArgumentException("a key must be of texts and numbers but has a "
                    + key.getClass().getName() + ": " + key);
        }
    }

    private static void appendText(String text, ByteArrayOutputStream out) {
        out.write(TEXT);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.write(b);
            if (b == 0) {
                out.write(ESCAPED_ZERO);
            }
        }
        out.write(END);
    }

    private static void appendDouble(double number, ByteArrayOutputStream out) {
        out.write(NUMBER);
        // Adding zero makes one of the two zeros.
        long bits = Double.doubleToLongBits(number + 0.0);
        long sortable = bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
        out.writeBytes(ByteBuffer.allocate(8).putLong(sortable).array());
    }

    static Object decode(byte[] encoded) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        Object key = next(in);
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("these are not the bytes of a key");
        }
        return key;
    }

    private static Object next(ByteBuffer in) {
        switch (in.get()) {
            case NUMBER -> {
                long sortable = in.getLong();
                double number = Double.longBitsToDouble(sortable < 0 ? sortable ^ Long.MIN_VALUE : ~sortable);
                return in.get() == WHOLE ? (Object) (in.getLong() ^ Long.MIN_VALUE) : (Object) number;
            }
            case TEXT -> {
                return text(in);
            }
            case TUPLE -> {
                List<Object> parts = new ArrayList<>();
                while (in.get(in.position()) != END) {
                    parts.add(next(in));
                }
                in.get();
                return parts;
            }
            default -> throw new IllegalArgumentException("these are not the bytes of a key");
        }
    }

    private static String text(ByteBuffer in) {
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream();
        while (true) {
            byte b = in.get();
            if (b == 0) {
                if (!in.hasRemaining() || (in.get(in.position()) & 0xff) != ESCAPED_ZERO) {
                    return utf8.toString(StandardCharsets.UTF_8);
                }
                in.get();
            }
            utf8.write(b);
        }
    }
}
