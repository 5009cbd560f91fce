package dev.almanac.mapreduce.engine;

import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Collects what reduce writes for one key. */
final class OutputText implements Output {
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String fieldSeparator = "\t";
    private String recordSeparator = "\n";

    @Override
    public void setFieldSeparator(String separator) {
        fieldSeparator = separator;
    }

    @Override
    public void setRecordSeparator(String separator) {
        recordSeparator = separator;
    }

    @Override
    public void write(Key key, Object value) {
        append(key.text(fieldSeparator) + fieldSeparator + value + recordSeparator);
    }

    @Override
    public void writeCsv(List<?> row) {
        append(row.stream().map(OutputText::quoted).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String quoted(Object value) {
        String text = String.valueOf(value);
        return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void writeLine(String text) {
        append(text + "\n");
    }

    private void append(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void writeBytes(byte[] text) {
        bytes.writeBytes(text);
    }

    int size() {
        return bytes.size();
    }

    byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }
}
