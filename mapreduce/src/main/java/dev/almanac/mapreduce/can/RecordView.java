package dev.almanac.mapreduce.can;

/** Some records in memory, which last until the next ones take their place. */
public interface RecordView {
    /** How many records there are. */
    int count();

    /** The array that holds their texts; a reader must not change it. */
    byte[] text();

    /** Where in the array a record's JSON begins. */
    int from(int record);

    /** Where it ends. */
    int to(int record);

    /** The record's key. */
    String key(int record);

    /** Where the record is in its file: for a can the offset of its frame, for a line file that of its line's text. */
    long offset(int record);
}
