package dev.almanac.mapreduce.job;

import java.util.List;

/** Takes what reduce writes, in UTF-8. */
public interface Output {
    /** What stands between fields; a tab unless chosen. */
    void setFieldSeparator(String separator);

    /** What ends a record; a line feed unless chosen. */
    void setRecordSeparator(String separator);

    /** Writes the key, the field separator, the value and the record separator. */
    void write(Key key, Object value);

    /** Writes a row of comma-separated values, quoted where needed, ended by CR and LF. */
    void writeCsv(List<?> row);

    /** Writes the bytes as they are. */
    void writeBytes(byte[] bytes);

    /** Writes the text and a line feed. */
    void writeLine(String text);
}
