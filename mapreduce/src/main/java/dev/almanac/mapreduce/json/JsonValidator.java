package dev.almanac.mapreduce.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that a text is one JSON value after RFC 8259, in well-formed UTF-8, nested at most {@value #MAX_DEPTH} deep,
 * and that no object says a name twice: a reader that stops early would take the first of them, another one the last.
 * Not safe for use by several threads.
 */
public final class JsonValidator {
    /** The deepest nesting that is accepted. */
    public static final int MAX_DEPTH = 512;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private final JsonNames names = new JsonNames();
    private byte[] text = new byte[0];
    private int origin;
    private int to;
    private int i;

    /**
     * Checks the value between the two indices, with white space around it.
     *
     * @throws MalformedJsonException with the offset from {@code from}
     */
    public void validate(byte[] bytes, int from, int end) {
        java.util.Objects.checkFromToIndex(from, end, bytes.length);
        text = bytes;
        origin = from;
        to = end;
        i = from;
        names.clear();
        whitespace();
        value(0);
        whitespace();
        if (i < to) {
            throw fault("something follows the value");
        }
    }

    /** Also requires that the value is an object. */
    public void validateObject(byte[] bytes, int from, int end) {
        int begin = JsonSkip.whitespace(bytes, from, end);
        if (begin == end || bytes[begin] != '{') {
            throw new MalformedJsonException(begin - from, "an object should begin");
        }
        validate(bytes, from, end);
    }

    private MalformedJsonException fault(String reason) {
        return new MalformedJsonException(i - origin, reason);
    }

    private void whitespace() {
        i = JsonSkip.whitespace(text, i, to);
    }

    private void value(int depth) {
        if (i >= to) {
            throw fault("a value should begin but the text ends");
        }
        switch (text[i]) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object(int depth) {
        requireDepth(depth);
        int object = names.newObject();
        i++;
        whitespace();
        if (take('}')) {
            return;
        }
        do {
            whitespace();
            int name = i;
            string();
            if (!names.add(object, text, name + 1, i - 1)) {
                i = name;
                throw fault("a name is said twice in an object: " + JsonString.decode(text, name + 1, nameEnd(name)));
            }
            whitespace();
            require(':');
            whitespace();
            value(depth);
            whitespace();
        } while (take(','));
        require('}');
    }

    private int nameEnd(int name) {
        return JsonSkip.string(text, name + 1, to) - 1;
    }

    private void array(int depth) {
        requireDepth(depth);
        i++;
        whitespace();
        if (take(']')) {
            return;
        }
        do {
            whitespace();
            value(depth);
            whitespace();
        } while (take(','));
        require(']');
    }

    private void requireDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw fault("arrays and objects are nested deeper than " + MAX_DEPTH);
        }
    }

    private boolean take(char c) {
        if (i < to && text[i] == c) {
            i++;
            return true;
        }
        return false;
    }

    private void require(char c) {
        if (!take(c)) {
            throw fault("'" + c + "' should stand");
        }
    }

    private void literal(String literal) {
        for (int k = 0; k < literal.length(); k++) {
            require(literal.charAt(k));
        }
    }

    private void number() {
        take('-');
        if (!take('0')) {
            digits("a value should begin");
        }
        if (take('.')) {
            digits("a digit should follow the point");
        }
        if (take('e') || take('E')) {
            if (!take('-')) {
                take('+');
            }
            digits("a digit should be in the exponent");
        }
    }

    private void digits(String otherwise) {
        int begin = i;
        while (i < to && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        if (i == begin) {
            throw fault(otherwise);
        }
    }

    private void string() {
        require('"');
        while (true) {
            plain();
            if (i >= to) {
                throw fault("the text ends within a string");
            }
            byte c = text[i];
            if (c == '"') {
                i++;
                return;
            }
            if (c == '\\') {
                escape();
            } else if (c < 0) {
                i = JsonUtf8.requireCharacter(text, i, to, origin);
            } else if (c < ' ') {
                throw fault("a control character stands in a string");
            } else {
                i++;
            }
        }
    }

    /** Steps over words without quote, backslash, control character or byte beyond ASCII. */
    private void plain() {
        while (i + Long.BYTES <= to) {
            long word = (long) WORD.get(text, i);
            long quotes = word ^ ('"' * ONES);
            long backslashes = word ^ ('\\' * ONES);
            long odd = ((quotes - ONES) & ~quotes)
                    | ((backslashes - ONES) & ~backslashes)
                    | ((word - ' ' * ONES) & ~word)
                    | word;
            if ((odd & HIGHS) != 0) {
                i += Long.numberOfTrailingZeros(odd & HIGHS) >>> 3;
                return;
            }
            i += Long.BYTES;
        }
    }

    private void escape() {
        i++;
        if (i >= to) {
            throw fault("the text ends within an escape");
        }
        switch (text[i]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i++;
            case 'u' -> {
                for (int end = i + 5; ++i < end; ) {
                    if (i >= to || Character.digit(text[i], 16) < 0) {
                        throw fault("an escape should have four hexadecimal digits");
                    }
                }
            }
            default -> throw fault("no such escape");
        }
    }
}
