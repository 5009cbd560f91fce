package dev.almanac.mapreduce.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value where it lies in a byte array. Fields are found by skipping what comes before them; nothing behind
 * them is looked at. The text must be valid, as {@link JsonValidator} ensures; of an invalid one, some faults pass
 * unseen. A slice sees changes of the array, so it lasts only as long as the array's content does.
 */
public final class JsonSlice {
    /** Is given each member of an object in the order of the text. */
    @FunctionalInterface
    public interface MemberVisitor {
        void visit(String name, JsonSlice value);
    }

    private final byte[] text;
    private final int from;
    private final int to;

    private JsonSlice(byte[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** The value between the two indices; white space around it is stepped over. */
    public static JsonSlice of(byte[] text, int from, int to) {
        java.util.Objects.checkFromToIndex(from, to, text.length);
        int begin = JsonSkip.whitespace(text, from, to);
        return new JsonSlice(text, begin, JsonSkip.value(text, begin, to));
    }

    /** The field at the end of a path of object members, if it is there. */
    public Optional<JsonSlice> at(String... path) {
        return Optional.ofNullable(find(path));
    }

    /** The field's text: of a string what it says, of a number or boolean how it is written, of others nothing. */
    public Optional<String> text(String... path) {
        JsonSlice found = find(path);
        return found == null ? Optional.empty() : found.scalarText();
    }

    /** The field's value if it is a number; one beyond a double's range is infinite. */
    public OptionalDouble number(String... path) {
        JsonSlice found = find(path);
        return found == null || !found.isNumber()
                ? OptionalDouble.empty()
                : OptionalDouble.of(JsonNumber.parse(text, found.from, found.to));
    }

    private Optional<String> scalarText() {
        return switch (text[from]) {
            case '"' -> Optional.of(JsonString.decode(text, from + 1, to - 1));
            case '{', '[', 'n' -> Optional.empty();
            default -> Optional.of(new String(text, from, to - from, StandardCharsets.US_ASCII));
        };
    }

    private @Nullable JsonSlice find(String[] path) {
        int begin = from;
        for (String name : path) {
            begin = member(begin, name);
            if (begin < 0) {
                return null;
            }
        }
        return path.length == 0 ? this : new JsonSlice(text, begin, JsonSkip.value(text, begin, to));
    }

    /** Where the object's member of that name has its value, or -1. */
    private int member(int objectFrom, String name) {
        if (text[objectFrom] != '{') {
            return -1;
        }
        int i = JsonSkip.whitespace(text, objectFrom + 1, to);
        while (at(i) != '}') {
            int nameEnd = JsonSkip.string(text, requireQuote(i) + 1, to);
            int value = afterColon(nameEnd);
            if (JsonString.says(text, i + 1, nameEnd - 1, name)) {
                return value;
            }
            i = nextOrEnd(JsonSkip.value(text, value, to));
        }
        return -1;
    }

    /** Visits the members of an object in the order of the text; of any other value there are none. */
    public void forEachMember(MemberVisitor visitor) {
        if (!isObject()) {
            return;
        }
        int i = JsonSkip.whitespace(text, from + 1, to);
        while (at(i) != '}') {
            int nameEnd = JsonSkip.string(text, requireQuote(i) + 1, to);
            int value = afterColon(nameEnd);
            int valueEnd = JsonSkip.value(text, value, to);
            visitor.visit(JsonString.decode(text, i + 1, nameEnd - 1), new JsonSlice(text, value, valueEnd));
            i = nextOrEnd(valueEnd);
        }
    }

    /** Visits the values of an object's members in the order of the text; the names are not read. */
    public void forEachValue(Consumer<JsonSlice> visitor) {
        if (!isObject()) {
            return;
        }
        int i = JsonSkip.whitespace(text, from + 1, to);
        while (at(i) != '}') {
            int value = afterColon(JsonSkip.string(text, requireQuote(i) + 1, to));
            int valueEnd = JsonSkip.value(text, value, to);
            visitor.accept(new JsonSlice(text, value, valueEnd));
            i = nextOrEnd(valueEnd);
        }
    }

    /** Visits the elements of an array in order; of any other value there are none. */
    public void forEachElement(Consumer<JsonSlice> visitor) {
        if (!isArray()) {
            return;
        }
        int i = JsonSkip.whitespace(text, from + 1, to);
        while (at(i) != ']') {
            int end = JsonSkip.value(text, i, to);
            visitor.accept(new JsonSlice(text, i, end));
            i = nextOrEnd(end);
        }
    }

    /** Visits every number at any depth, in the order of the text. Names and strings are stepped over. */
    public void forEachNumber(DoubleConsumer visitor) {
        int i = from;
        while (i < to) {
            byte c = text[i];
            if (c == '"') {
                i = JsonSkip.string(text, i + 1, to);
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                int end = JsonSkip.scalar(text, i, to);
                visitor.accept(JsonNumber.parse(text, i, end));
                i = end;
            } else {
                i++;
            }
        }
    }

    /**
     * The array's element from its end, if it has so many: 1 is the last. An array of plain numbers is read backwards,
     * so the elements before cost nothing.
     */
    public Optional<JsonSlice> fromEnd(int position) {
        if (position < 1) {
            throw new IllegalArgumentException("position must be at least 1 but was " + position);
        }
        if (!isArray()) {
            return Optional.empty();
        }
        int end = to - 1;
        for (int seen = 1; ; seen++) {
            int begin = end - 1;
            while (text[begin] != ',' && begin > from) {
                byte c = text[begin];
                if (c == '"' || c == ']' || c == '}') {
                    return forwards(position);
                }
                begin--;
            }
            if (seen == position) {
                int value = JsonSkip.whitespace(text, begin + 1, end);
                return value == end
                        ? Optional.empty()
                        : Optional.of(new JsonSlice(text, value, JsonSkip.scalar(text, value, end)));
            }
            if (begin == from) {
                return Optional.empty();
            }
            end = begin;
        }
    }

    private Optional<JsonSlice> forwards(int positionFromEnd) {
        java.util.ArrayList<JsonSlice> elements = new java.util.ArrayList<>();
        forEachElement(elements::add);
        int index = elements.size() - positionFromEnd;
        return index < 0 ? Optional.empty() : Optional.of(elements.get(index));
    }

    public boolean isObject() {
        return text[from] == '{';
    }

    public boolean isArray() {
        return text[from] == '[';
    }

    public boolean isNumber() {
        return text[from] == '-' || (text[from] >= '0' && text[from] <= '9');
    }

    /** A copy of the value's text. */
    public byte[] bytes() {
        return Arrays.copyOfRange(text, from, to);
    }

    private byte at(int i) {
        if (i >= to) {
            throw new MalformedJsonException(i, "the text ends within an array or object");
        }
        return text[i];
    }

    private int requireQuote(int i) {
        if (at(i) != '"') {
            throw new MalformedJsonException(i, "a name should begin");
        }
        return i;
    }

    private int afterColon(int nameEnd) {
        int colon = JsonSkip.whitespace(text, nameEnd, to);
        if (at(colon) != ':') {
            throw new MalformedJsonException(colon, "a colon should stand");
        }
        return JsonSkip.whitespace(text, colon + 1, to);
    }

    /** Steps over the comma behind an element, or stays at the closing bracket. */
    private int nextOrEnd(int valueEnd) {
        int i = JsonSkip.whitespace(text, valueEnd, to);
        byte c = at(i);
        if (c == ',') {
            return JsonSkip.whitespace(text, i + 1, to);
        }
        if (c != '}' && c != ']') {
            throw new MalformedJsonException(i, "a comma or closing bracket should stand");
        }
        return i;
    }

    @Override
    public String toString() {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
