package dev.almanac.mapreduce.engine.python;

import dev.almanac.mapreduce.engine.ProcessLostException;
import dev.almanac.mapreduce.job.Emitter;
import dev.almanac.mapreduce.job.Key;
import dev.almanac.mapreduce.job.Measurement;
import dev.almanac.mapreduce.job.Value;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;

/**
 * The other half of the engine, {@code almanac_python.py}, at the end of two pipes. Each question gets one answer: 0
 * and what was asked for, or 1 and an account of the failure.
 */
final class PythonProcess implements AutoCloseable {
    private static final String HELPER = "almanac_python.py";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private boolean hasCombine;

    private PythonProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), BUFFER_BYTES));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER_BYTES));
    }

    static PythonProcess start(Path script, Path workFolder) throws IOException {
        Path helper = Files.createTempFile(workFolder, "almanac", ".py");
        try (InputStream source = PythonProcess.class.getResourceAsStream(HELPER)) {
            Files.copy(java.util.Objects.requireNonNull(source), helper, StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder("python3", "-u", helper.toString(), script.toString());
        builder.environment().putIfAbsent("PYTHONHASHSEED", "0");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        PythonProcess python = new PythonProcess(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        python.greet();
        Files.delete(helper);
        return python;
    }

    private void greet() throws IOException {
        try {
            requireSuccess();
            hasCombine = in.readBoolean();
        } catch (PythonException e) {
            close();
            throw e;
        }
    }

    boolean hasCombine() {
        return hasCombine;
    }

    void map(Measurement measurement, Emitter emitter) throws IOException {
        try {
            out.writeByte('M');
            write(measurement.key().getBytes(StandardCharsets.UTF_8));
            out.writeInt(measurement.dimensions().size());
            for (String dimension : measurement.dimensions()) {
                write(dimension.getBytes(StandardCharsets.UTF_8));
            }
            write(measurement.bytes());
            out.flush();
            readPairs(emitter);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    void combine(Key key, Iterator<Value> values, Emitter emitter) throws IOException {
        try {
            ask('C', key, values);
            readPairs(emitter);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    void setUpReduce() throws IOException {
        try {
            out.writeByte('S');
            out.flush();
            requireSuccess();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    byte[] reduce(Key key, Iterator<Value> values) throws IOException {
        try {
            ask('R', key, values);
            requireSuccess();
            return read();
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Values go one by one, each behind a 1; a 0 ends them. */
    private void ask(char question, Key key, Iterator<Value> values) throws IOException {
        out.writeByte(question);
        write(key.encoded());
        while (values.hasNext()) {
            out.writeByte(1);
            write(values.next().asBytes());
        }
        out.writeByte(0);
        out.flush();
    }

    private void readPairs(Emitter emitter) throws IOException {
        requireSuccess();
        for (int left = in.readInt(); left > 0; left--) {
            Key key = Key.ofEncoded(read());
            emitter.emit(key, Value.of(read()));
        }
    }

    private void requireSuccess() throws IOException {
        if (in.readByte() != 0) {
            throw new PythonException(new String(read(), StandardCharsets.UTF_8).strip());
        }
    }

    private void write(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private byte[] read() throws IOException {
        return in.readNBytes(in.readInt());
    }

    private ProcessLostException lost(IOException cause) {
        close();
        int exit = process.onExit().join().exitValue();
        ProcessLostException lost = new ProcessLostException("python3 ended with code " + exit);
        lost.initCause(cause);
        return lost;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
