package dev.almanac.mapreduce.engine.local;

import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.engine.ProcessLostException;
import dev.almanac.mapreduce.engine.ReduceReport;
import dev.almanac.mapreduce.engine.Split;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** A parent's sight of one child: ask, and hear what it tells until it has answered. Used by one thread at a time. */
final class ChildProcess implements AutoCloseable {
    /** Hears what a child tells while it works. */
    interface Listener {
        void told(Told what, DataInputStream in) throws IOException;
    }

    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private boolean isReady;

    private ChildProcess(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Starts a child; it is loading while this returns. */
    static ChildProcess start(List<String> command, ChildSettings settings) {
        try {
            ChildProcess child = new ChildProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            settings.write(child.out);
            child.out.flush();
            return child;
        } catch (IOException e) {
            throw new ProcessLostException("a child process could not be started: " + e.getMessage());
        }
    }

    /** Waits until the child has loaded the job. */
    void awaitReadyOnce() {
        if (!isReady) {
            hear(Told.READY, ChildProcess::refuse);
            isReady = true;
        }
    }

    private static void refuse(Told what, DataInputStream in) {
        throw new IllegalStateException("a child said " + what + " unasked");
    }

    void map(Split split, Listener listener) {
        ask(Asked.MAP, message -> Wire.writeSplit(split, message));
        hear(Told.MAPPED, listener);
        read(DataInputStream::readInt);
    }

    void finish(Listener listener) {
        ask(Asked.FINISH, message -> {});
        hear(Told.FINISHED, listener);
    }

    ReduceReport reduce(ReduceQuestion question) {
        ask(Asked.REDUCE, message -> {
            message.writeInt(question.partition());
            Wire.writeList(question.runs(), Wire::writeRun, message);
            Wire.writeText(question.part().toString(), message);
        });
        hear(Told.REDUCED, ChildProcess::refuse);
        return read(Wire::readReduceReport);
    }

    private interface Answer<T> {
        T read(DataInputStream in) throws IOException;
    }

    private void ask(Asked what, Parent.Body body) {
        try {
            out.writeByte(what.ordinal());
            body.write(out);
            out.flush();
        } catch (IOException e) {
            throw lost();
        }
    }

    private <T> T read(Answer<T> answer) {
        try {
            return answer.read(in);
        } catch (IOException e) {
            throw lost();
        }
    }

    /** Hears the child until it says what is awaited. */
    private void hear(Told awaited, Listener listener) {
        while (true) {
            Told told = read(stream -> Told.values()[stream.readByte()]);
            if (told == awaited) {
                return;
            }
            if (told == Told.FAILED) {
                throw new JobFailedException(read(Wire::readText));
            }
            if (told == Told.LOST) {
                String reason = read(Wire::readText);
                close();
                throw new ProcessLostException(reason);
            }
            read(stream -> {
                listener.told(told, stream);
                return told;
            });
        }
    }

    private ProcessLostException lost() {
        close();
        return new ProcessLostException("child process %d ended with code %d"
                .formatted(process.pid(), process.onExit().join().exitValue()));
    }

    void awaitEnd() {
        process.onExit().join();
    }

    /** Ends the child and what it has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
