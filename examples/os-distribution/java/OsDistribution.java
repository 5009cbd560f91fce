import dev.almanac.mapreduce.job.Combining;
import dev.almanac.mapreduce.job.Emitter;
import dev.almanac.mapreduce.job.Job;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Measurement;
import dev.almanac.mapreduce.job.Output;
import dev.almanac.mapreduce.job.Reducing;
import dev.almanac.mapreduce.job.Value;
import java.util.Iterator;

/** How many submissions came from each operating system, channel by channel. */
public final class OsDistribution implements Job, Combining, Reducing {
    @Override
    public void map(Measurement measurement, Emitter emitter) {
        String system = measurement.text("info", "OS").orElse("unknown");
        emitter.emit(Key.of(measurement.dimensions().get(2), system), 1);
    }

    @Override
    public void combine(Key key, Iterator<Value> counts, Emitter emitter) {
        emitter.emit(key, sum(counts));
    }

    @Override
    public void setUpReduce(Output output) {
        output.setFieldSeparator(",");
    }

    @Override
    public void reduce(Key key, Iterator<Value> counts, Output output) {
        output.write(key, sum(counts));
    }

    private static long sum(Iterator<Value> counts) {
        long sum = 0;
        while (counts.hasNext()) {
            sum += counts.next().asLong();
        }
        return sum;
    }
}
