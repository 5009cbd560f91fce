package dev.almanac.mapreduce.json;

import java.nio.charset.StandardCharsets;

/** What the text between two quotes says. */
final class JsonString {
    private JsonString() {}

    static String decode(byte[] text, int from, int to) {
        int escape = indexOfEscape(text, from, to);
        if (escape < 0) {
            return new String(text, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder said = new StringBuilder(to - from);
        int plain = from;
        while (escape >= 0) {
            said.append(new String(text, plain, escape - plain, StandardCharsets.UTF_8));
            plain = unescape(text, escape, to, said);
            escape = indexOfEscape(text, plain, to);
        }
        return said.append(new String(text, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether the text says the name. */
    static boolean says(byte[] text, int from, int to, String name) {
        int length = to - from;
        if (length == name.length()) {
            int i = 0;
            while (i < length && text[from + i] == name.charAt(i)) {
                i++;
            }
            if (i == length) {
                return true;
            }
        }
        return hasOddBytes(text, from, to) && decode(text, from, to).equals(name);
    }

    /** Whether bytes and characters may differ: an escape or a character beyond ASCII. */
    private static boolean hasOddBytes(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\' || text[i] < 0) {
                return true;
            }
        }
        return false;
    }

    static int indexOfEscape(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == '\\') {
                return i;
            }
        }
        return -1;
    }

    private static int unescape(byte[] text, int escape, int to, StringBuilder said) {
        if (escape + 1 >= to) {
            throw new MalformedJsonException(escape, "the text ends within an escape");
        }
        byte c = text[escape + 1];
        switch (c) {
            case 'b' -> said.append('\b');
            case 'f' -> said.append('\f');
            case 'n' -> said.append('\n');
            case 'r' -> said.append('\r');
            case 't' -> said.append('\t');
            case 'u' -> {
                said.append(unicode(text, escape, to));
                return escape + 6;
            }
            default -> said.append((char) c);
        }
        return escape + 2;
    }

    private static char unicode(byte[] text, int escape, int to) {
        int code = 0;
        for (int i = escape + 2; i < escape + 6; i++) {
            int digit = i < to ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                throw new MalformedJsonException(escape, "an escape lacks its four digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }
}
