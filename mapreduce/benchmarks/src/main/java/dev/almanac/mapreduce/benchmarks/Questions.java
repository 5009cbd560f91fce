package dev.almanac.mapreduce.benchmarks;

import dev.almanac.mapreduce.job.Combining;
import dev.almanac.mapreduce.job.Emitter;
import dev.almanac.mapreduce.job.Job;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Measurement;
import dev.almanac.mapreduce.job.Output;
import dev.almanac.mapreduce.job.Reducing;
import dev.almanac.mapreduce.job.Value;
import java.util.Iterator;

/** The questions that are timed, as jobs. */
public final class Questions {
    private Questions() {}

    /** Adds up what is emitted. */
    public abstract static class Sum implements Job, Combining, Reducing {
        @Override
        public void combine(Key key, Iterator<Value> values, Emitter emitter) {
            emitter.emit(key, Value.of(sum(values)));
        }

        @Override
        public void reduce(Key key, Iterator<Value> values, Output output) {
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

    /** Counts a field that stands before the histograms. */
    public static final class Early extends Sum {
        @Override
        public void map(Measurement measurement, Emitter emitter) {
            emitter.emit(Key.of(measurement.text("info", "OS").orElse("none")), Value.of(1));
        }
    }

    /** Adds up a field that stands behind the histograms. */
    public static final class Late extends Sum {
        private static final Key ALL = Key.of("uptime");

        @Override
        public void map(Measurement measurement, Emitter emitter) {
            emitter.emit(
                    ALL,
                    Value.of(measurement.number("simpleMeasurements", "uptime").orElse(0)));
        }
    }

    /** Adds up the sums of all histograms. */
    public static final class Histograms extends Sum {
        private static final Key ALL = Key.of("sums");
        private static final int SUM_FROM_END = 5;

        @Override
        public void map(Measurement measurement, Emitter emitter) {
            double[] sum = new double[1];
            measurement
                    .at("histograms")
                    .ifPresent(all -> all.forEachValue(histogram -> histogram
                            .fromEnd(SUM_FROM_END)
                            .ifPresent(number -> sum[0] += number.number().orElse(0))));
            emitter.emit(ALL, Value.of(sum[0]));
        }
    }

    /** Adds up every number of every record. */
    public static final class Numbers extends Sum {
        private static final Key ALL = Key.of("numbers");

        @Override
        public void map(Measurement measurement, Emitter emitter) {
            double[] sum = new double[1];
            measurement.value().forEachNumber(number -> sum[0] += number);
            emitter.emit(ALL, Value.of(sum[0]));
        }
    }

    /** Counts two thousand keys of each record, all different: ten million over 5,200 records. */
    public static final class Distinct implements Job, Reducing {
        private static final int KEYS = 2000;

        @Override
        public void map(Measurement measurement, Emitter emitter) {
            String key = measurement.key();
            for (int i = 0; i < KEYS; i++) {
                emitter.emit(Key.of(key + i), Value.of(1));
            }
        }

        @Override
        public void reduce(Key key, Iterator<Value> values, Output output) {
            long count = 0;
            while (values.hasNext()) {
                count += values.next().asLong();
            }
            output.write(key, count);
        }
    }
}
