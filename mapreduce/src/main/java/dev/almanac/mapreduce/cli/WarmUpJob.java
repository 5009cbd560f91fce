package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.job.Combining;
import dev.almanac.mapreduce.job.Emitter;
import dev.almanac.mapreduce.job.Job;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Measurement;
import dev.almanac.mapreduce.job.Output;
import dev.almanac.mapreduce.job.Reducing;
import dev.almanac.mapreduce.job.Value;
import java.util.Iterator;

/** A small job that loads the classes that jobs load; {@code almanac warm-up} notes them. */
public final class WarmUpJob implements Job, Combining, Reducing {
    @Override
    public void map(Measurement measurement, Emitter emitter) {
        measurement.text("info", "OS").ifPresent(system -> emitter.emit(system, 1));
        measurement
                .number("simpleMeasurements", "uptime")
                .ifPresent(minutes -> emitter.emit(Key.of("up", 1L), Value.of(minutes)));
        measurement.at("histograms").ifPresent(all -> all.forEachMember((name, one) -> one.fromEnd(5)));
    }

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
