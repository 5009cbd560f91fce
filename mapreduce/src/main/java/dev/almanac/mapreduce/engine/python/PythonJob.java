package dev.almanac.mapreduce.engine.python;

import dev.almanac.mapreduce.job.Combining;
import dev.almanac.mapreduce.job.Emitter;
import dev.almanac.mapreduce.job.Job;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Measurement;
import dev.almanac.mapreduce.job.Output;
import dev.almanac.mapreduce.job.Reducing;
import dev.almanac.mapreduce.job.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** A script's functions as a job. Where the script has no reduce, the pairs come out as key, tab, value. */
public class PythonJob implements Job, Reducing, AutoCloseable {
    private final PythonProcess python;

    private PythonJob(PythonProcess python) {
        this.python = python;
    }

    /** A script that has a combine function, too. */
    private static final class WithCombine extends PythonJob implements Combining {
        private final PythonProcess python;

        WithCombine(PythonProcess python) {
            super(python);
            this.python = python;
        }

        @Override
        public void combine(Key key, Iterator<Value> values, Emitter emitter) throws IOException {
            python.combine(key, values, emitter);
        }
    }

    /**
     * Starts python3 with the script.
     *
     * @param workFolder where the engine's half in Python is put
     * @throws PythonException if the script cannot be loaded
     */
    public static PythonJob start(Path script, Path workFolder) throws IOException {
        PythonProcess python = PythonProcess.start(script, workFolder);
        return python.hasCombine() ? new WithCombine(python) : new PythonJob(python);
    }

    @Override
    public void map(Measurement measurement, Emitter emitter) throws IOException {
        python.map(measurement, emitter);
    }

    @Override
    public void setUpReduce(Output output) throws IOException {
        python.setUpReduce();
    }

    @Override
    public void reduce(Key key, Iterator<Value> values, Output output) throws IOException {
        output.writeBytes(python.reduce(key, values));
    }

    @Override
    public void close() {
        python.close();
    }
}
