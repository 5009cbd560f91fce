package dev.almanac.mapreduce.can;

/** A record does not keep the rules for records and was not written. */
public final class RefusedRecordException extends RuntimeException {
    public RefusedRecordException(String key, String reason) {
        super("record '%s': %s".formatted(key, reason));
    }
}
