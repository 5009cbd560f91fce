package dev.almanac.mapreduce.engine.local;

/** What a parent asks of its child. */
enum Asked {
    MAP,
    FINISH,
    REDUCE
}
