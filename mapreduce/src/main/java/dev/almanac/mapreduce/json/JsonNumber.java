package dev.almanac.mapreduce.json;

import java.nio.charset.StandardCharsets;

/** Reads the numbers of JSON: whole ones up to fifteen digits by hand, others as the platform does. */
final class JsonNumber {
    private static final int MAX_EXACT_DIGITS = 15;

    private JsonNumber() {}

    static double parse(byte[] text, int from, int to) {
        int i = from;
        boolean negative = text[i] == '-';
        if (negative) {
            i++;
        }
        if (to - i <= MAX_EXACT_DIGITS) {
            long value = 0;
            while (i < to && text[i] >= '0' && text[i] <= '9') {
                value = value * 10 + (text[i] - '0');
                i++;
            }
            if (i == to) {
                return negative ? -(double) value : value;
            }
        }
        return parseAny(new String(text, from, to - from, StandardCharsets.US_ASCII), from);
    }

    private static double parseAny(String number, int offset) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw new MalformedJsonException(offset, "not a number: " + number);
        }
    }
}
