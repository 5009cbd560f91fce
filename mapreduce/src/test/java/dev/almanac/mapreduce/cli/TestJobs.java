package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.job.Combining;
import dev.almanac.mapreduce.job.Emitter;
import dev.almanac.mapreduce.job.Job;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Measurement;
import dev.almanac.mapreduce.job.Output;
import dev.almanac.mapreduce.job.Reducing;
import dev.almanac.mapreduce.job.Value;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** Jobs that tests run. They are told what to do by files in a folder whose path the environment names. */
public final class TestJobs {
    private TestJobs() {}

    /** Sums of fractions for each system: the order of adding shows in the last digits. */
    public static class Sums implements Job, Combining, Reducing {
        public Sums() {}

        @Override
        public void map(Measurement measurement, Emitter emitter) throws IOException {
            String system = measurement.text("info", "OS").orElseThrow();
            measurement.at("histograms").orElseThrow().forEachMember((name, histogram) -> {
                double sum = histogram.fromEnd(5).orElseThrow().number().orElseThrow();
                emitter.emit(Key.of(system), Value.of(sum / 7));
            });
            emitter.emit(Key.of(system, measurement.key().substring(0, 1)), Value.of(1.0));
        }

        @Override
        public void combine(Key key, Iterator<Value> values, Emitter emitter) throws IOException {
            emitter.emit(key, Value.of(sum(values)));
        }

        @Override
        public void reduce(Key key, Iterator<Value> values, Output output) throws IOException {
            output.write(key, sum(values));
        }

        private static double sum(Iterator<Value> values) {
            double sum = 0;
            while (values.hasNext()) {
                sum += values.next().asDouble();
            }
            return sum;
        }
    }

    /** The same without combine: far more pairs are sorted and spilled. */
    public static final class PlainSums implements Job, Reducing {
        private final Sums sums = new Sums();

        public PlainSums() {}

        @Override
        public void map(Measurement measurement, Emitter emitter) throws IOException {
            sums.map(measurement, emitter);
        }

        @Override
        public void reduce(Key key, Iterator<Value> values, Output output) throws IOException {
            sums.reduce(key, values, output);
        }
    }

    /** Keys and nothing more. */
    public static final class Keys implements Job {
        public Keys() {}

        @Override
        public void map(Measurement measurement, Emitter emitter) {
            emitter.emit(
                    Key.of(measurement.key()), Value.of(measurement.dimensions().get(2)));
        }
    }

    /** Sums whose process dies once by kill -9, in the step that the file {@code die-in} names. */
    public static final class Dying extends Sums {
        public Dying() {}

        @Override
        public void map(Measurement measurement, Emitter emitter) throws IOException {
            super.map(measurement, emitter);
            dieOnce("map");
        }

        @Override
        public void combine(Key key, Iterator<Value> values, Emitter emitter) throws IOException {
            dieOnce("combine");
            super.combine(key, values, emitter);
        }

        @Override
        public void reduce(Key key, Iterator<Value> values, Output output) throws IOException {
            super.reduce(key, values, output);
            dieOnce("reduce");
        }
    }

    /** A job whose map throws for the keys that begin with a zero. */
    public static final class Throwing implements Job {
        public Throwing() {}

        @Override
        public void map(Measurement measurement, Emitter emitter) {
            emitter.emit(Key.of("seen"), Value.of(1));
            if (measurement.key().startsWith("0")) {
                throw new IllegalStateException("a zero");
            }
        }
    }

    /** A job whose map never ends, and says so with a file first. */
    public static final class Endless implements Job {
        public Endless() {}

        @Override
        public void map(Measurement measurement, Emitter emitter) throws IOException {
            Path started = folder().resolve("started");
            if (!Files.exists(started)) {
                Files.writeString(started, "");
            }
            while (!Files.exists(folder().resolve("never"))) {
                Thread.onSpinWait();
            }
        }
    }

    static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "almanac-test-jobs-" + System.getProperty("user.name"));
    }

    private static void dieOnce(String step) throws IOException {
        Path order = folder().resolve("die-in");
        if (Files.exists(order) && Files.readString(order).equals(step)) {
            try {
                Files.createFile(folder().resolve("died"));
            } catch (FileAlreadyExistsException already) {
                return;
            }
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .onExit()
                    .join();
        }
    }
}
