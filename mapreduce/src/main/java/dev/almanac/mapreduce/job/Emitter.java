package dev.almanac.mapreduce.job;

/** Takes the pairs that map and combine emit. */
public interface Emitter {
    void emit(Key key, Value value);

    default void emit(String key, long value) {
        emit(Key.of(key), Value.of(value));
    }

    default void emit(Key key, long value) {
        emit(key, Value.of(value));
    }
}
