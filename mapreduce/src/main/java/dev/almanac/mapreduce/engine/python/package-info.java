/**
 * Jobs written in Python, each in a python3 process beside the one that reads and sorts for it. Begin with
 * {@link PythonJob}.
 */
@NullMarked
package dev.almanac.mapreduce.engine.python;

import org.jspecify.annotations.NullMarked;
