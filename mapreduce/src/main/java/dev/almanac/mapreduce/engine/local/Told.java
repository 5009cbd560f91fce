package dev.almanac.mapreduce.engine.local;

/** What a child tells its parent. */
enum Told {
    READY,
    PROGRESSED,
    COMMITTED,
    MAPPED,
    FINISHED,
    REDUCED,
    FAILED,
    LOST
}
