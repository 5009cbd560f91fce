package dev.almanac.mapreduce.json;

/** The rule of well-formed UTF-8 for characters beyond ASCII. */
final class JsonUtf8 {
    private JsonUtf8() {}

    /** The index behind the character that begins at {@code i} with a byte beyond ASCII. */
    static int requireCharacter(byte[] text, int i, int to, int origin) {
        int lead = text[i] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        boolean wellFormed = lead >= 0xc2 && lead <= 0xf4 && i + length <= to && isSecondByte(lead, text[i + 1] & 0xff);
        for (int k = 2; wellFormed && k < length; k++) {
            wellFormed = (text[i + k] & 0xc0) == 0x80;
        }
        if (!wellFormed) {
            throw new MalformedJsonException(i - origin, "the text is not UTF-8");
        }
        return i + length;
    }

    /** Refuses overlong forms, surrogates and what lies beyond U+10FFFF. */
    private static boolean isSecondByte(int lead, int second) {
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return second >= lowest && second <= highest;
    }
}
