package dev.almanac.platform.runs;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a line for a terminal into HTML: colours and weights become classes of our own, every other control sequence is
 * left out, and all text is escaped. What comes in cannot become markup. Codes are those of ECMA-48, SGR.
 */
final class AnsiText {

    /** A control sequence, an operating system command (titles, links), or another escape. */
    private static final Pattern ESCAPE = Pattern.compile(
            "\u001b(?:\\[([0-9;:?<=>]*)[ -/]*([@-~])|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[ -/]*[0-~])");

    private static final String[] COLOURS = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};

    private static final Map<Integer, String> WEIGHTS = Map.of(1, "bold", 2, "dim", 3, "italic", 4, "underline");

    private final StringBuilder html = new StringBuilder();
    private final TreeSet<String> classes = new TreeSet<>();

    private AnsiText() {}

    static String html(String line) {
        // What a terminal would show of a line that was written over: its last state.
        String visible = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return new AnsiText().render(visible.substring(visible.lastIndexOf('\r') + 1));
    }

    private String render(String line) {
        Matcher escape = ESCAPE.matcher(line);
        int end = 0;
        while (escape.find()) {
            text(line.substring(end, escape.start()));
            end = escape.end();
            if ("m".equals(escape.group(2))) {
                style(escape.group(1));
            }
        }
        text(line.substring(end));
        return html.toString();
    }

    private void text(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!classes.isEmpty()) {
            html.append("<span class=\"").append(String.join(" ", classes)).append("\">");
        }
        text.codePoints().forEach(this::character);
        if (!classes.isEmpty()) {
            html.append("</span>");
        }
    }

    private void character(int codePoint) {
        switch (codePoint) {
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '&' -> html.append("&amp;");
            case '"' -> html.append("&quot;");
            case '\'' -> html.append("&#39;");
            case '\t' -> html.append('\t');
            default -> html.appendCodePoint(isInvisible(codePoint) ? '\uFFFD' : codePoint);
        }
    }

    /** Control characters, and the marks that turn the direction of text and so make it lie. */
    private static boolean isInvisible(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private void style(String codes) {
        String[] numbers = codes.split("[;:]", -1);
        for (int i = 0; i < numbers.length; i++) {
            int code = number(numbers[i]);
            if (code == 38 || code == 48) {
                // Colours of 256 or 16 million take further numbers; they are shown as plain text.
                i += i + 1 < numbers.length && number(numbers[i + 1]) == 2 ? 4 : 2;
            } else {
                style(code);
            }
        }
    }

    private void style(int code) {
        if (code == 0) {
            classes.clear();
        } else if (WEIGHTS.containsKey(code)) {
            classes.add("ansi-" + WEIGHTS.get(code));
        } else if (code == 22) {
            classes.remove("ansi-bold");
            classes.remove("ansi-dim");
        } else if (code == 39) {
            classes.removeIf(name -> name.startsWith("ansi-colour-"));
        } else if (code >= 30 && code <= 37) {
            colour(COLOURS[code - 30]);
        } else if (code >= 90 && code <= 97) {
            colour(COLOURS[code - 90]);
        }
    }

    private void colour(String name) {
        classes.removeIf(present -> present.startsWith("ansi-colour-"));
        classes.add("ansi-colour-" + name);
    }

    private static int number(String digits) {
        return digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(Character::isDigit)
                ? 0
                : Integer.parseInt(digits);
    }
}
