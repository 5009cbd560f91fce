package dev.almanac.mapreduce.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Steps over JSON without reading it, eight bytes at a time. It trusts the text to be valid, but never leaves its
 * bounds: what runs past the end is a {@link MalformedJsonException}.
 */
final class JsonSkip {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    // All four brackets become 0x7f under this mask, and of other bytes only Y, _, y and DEL do.
    private static final long BRACKET_MASK = 0x26 * ONES;
    private static final long MASKED_BRACKETS = 0x7f * ONES;

    private JsonSkip() {}

    /** Sets the high bit of the lowest zero byte, and perhaps of some above it. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    static int whitespace(byte[] text, int from, int to) {
        int i = from;
        while (i < to && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r' || text[i] == '\n')) {
            i++;
        }
        return i;
    }

    /** The index behind the closing quote. @param from the index behind the opening one */
    static int string(byte[] text, int from, int to) {
        int i = from;
        while (true) {
            while (i + Long.BYTES <= to) {
                long word = (long) WORD.get(text, i);
                long hits = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES);
                if (hits != 0) {
                    i += Long.numberOfTrailingZeros(hits) >>> 3;
                    break;
                }
                i += Long.BYTES;
            }
            while (i < to && text[i] != '"' && text[i] != '\\') {
                i++;
            }
            if (i >= to) {
                throw new MalformedJsonException(to, "the text ends within a string");
            }
            if (text[i] == '"') {
                return i + 1;
            }
            i += 2;
        }
    }

    /** The index behind the value that begins at {@code from}. */
    static int value(byte[] text, int from, int to) {
        if (from >= to) {
            throw new MalformedJsonException(from, "the text ends where a value should begin");
        }
        return switch (text[from]) {
            case '"' -> string(text, from + 1, to);
            case '{', '[' -> nested(text, from + 1, to);
            default -> scalar(text, from, to);
        };
    }

    static int scalar(byte[] text, int from, int to) {
        int i = from;
        while (i < to) {
            byte c = text[i];
            if (c == ',' || c == '}' || c == ']' || c <= ' ') {
                break;
            }
            i++;
        }
        return i;
    }

    private static int nested(byte[] text, int from, int to) {
        int depth = 1;
        int i = from;
        while (true) {
            i = quoteOrBracket(text, i, to);
            switch (text[i]) {
                case '"' -> i = string(text, i + 1, to);
                case '{', '[' -> {
                    depth++;
                    i++;
                }
                case '}', ']' -> {
                    i++;
                    if (--depth == 0) {
                        return i;
                    }
                }
                default -> i++;
            }
        }
    }

    /** The next quote or bracket, or one of the few bytes that look alike. */
    private static int quoteOrBracket(byte[] text, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to) {
            long word = (long) WORD.get(text, i);
            long hits = zeroBytes(word ^ QUOTES) | zeroBytes((word | BRACKET_MASK) ^ MASKED_BRACKETS);
            if (hits != 0) {
                return i + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
            i += Long.BYTES;
        }
        while (i < to && text[i] != '"' && (text[i] | 0x26) != 0x7f) {
            i++;
        }
        if (i >= to) {
            throw new MalformedJsonException(to, "the text ends within an array or object");
        }
        return i;
    }
}
