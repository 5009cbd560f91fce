package dev.almanac.mapreduce.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.almanac.mapreduce.json.JsonSlice;
import dev.almanac.mapreduce.json.JsonValidator;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one record of 40 kB costs. Jackson's tree is not comparable: it makes all values, the others only those asked.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RecordBenchmark {
    private final byte[] json = record();
    private final JsonValidator validator = new JsonValidator();
    private final ObjectMapper jackson = new ObjectMapper();

    private static byte[] record() {
        StringBuilder json = new StringBuilder("{\"info\":{\"appName\":\"Firefox\",\"OS\":\"Linux\"},\"histograms\":{");
        for (int i = 0; i < 250; i++) {
            json.append(i == 0 ? "" : ",").append("\"HISTOGRAM_").append(i).append("\":[");
            for (int bucket = 0; bucket < 60; bucket++) {
                json.append(bucket * i % 90).append(',');
            }
            json.append(i * 31).append(",1.5,2.25,-1,-1]");
        }
        return json.append("},\"simpleMeasurements\":{\"uptime\":17}}")
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private JsonSlice slice() {
        return JsonSlice.of(json, 0, json.length);
    }

    @Benchmark
    public Object earlyField() {
        return slice().text("info", "OS");
    }

    @Benchmark
    public Object lateField() {
        return slice().number("simpleMeasurements", "uptime");
    }

    @Benchmark
    public double sumOfHistograms() {
        double[] sum = new double[1];
        slice().at("histograms")
                .orElseThrow()
                .forEachValue(
                        one -> sum[0] += one.fromEnd(5).orElseThrow().number().orElse(0));
        return sum[0];
    }

    @Benchmark
    public double everyNumber() {
        double[] sum = new double[1];
        slice().forEachNumber(number -> sum[0] += number);
        return sum[0];
    }

    @Benchmark
    public void validation() {
        validator.validateObject(json, 0, json.length);
    }

    @Benchmark
    public Object jacksonTree() throws IOException {
        return jackson.readTree(json);
    }
}
