package dev.almanac.mapreduce.engine.local;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A child's sight of its parent. Questions are read by a thread of their own, so that the parent's end is seen at once,
 * in the middle of a task too.
 */
final class Parent {
    interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    /** Stands for the question to finish. */
    private static final Object FINISH = new Object();

    private final DataInputStream in;
    private final DataOutputStream out;
    private final Runnable halt;
    private final BlockingQueue<Object> questions = new LinkedBlockingQueue<>();

    Parent(DataInputStream in, OutputStream out, Runnable halt) {
        this.in = in;
        this.out = new DataOutputStream(new BufferedOutputStream(out));
        this.halt = halt;
    }

    void listen() {
        ChildLoop.daemon("parent", () -> {
            try {
                while (true) {
                    questions.add(read());
                }
            } catch (IOException gone) {
                halt.run();
            }
        });
    }

    private Object read() throws IOException {
        return switch (Asked.values()[in.readByte()]) {
            case MAP -> Wire.readSplit(in);
            case FINISH -> FINISH;
            case REDUCE ->
                new ReduceQuestion(in.readInt(), Wire.readList(Wire::readRun, in), Path.of(Wire.readText(in)));
        };
    }

    Object next() throws IOException {
        try {
            return questions.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a task", e);
        }
    }

    synchronized void tell(Told what, Body body) {
        try {
            out.writeByte(what.ordinal());
            body.write(out);
            out.flush();
        } catch (IOException e) {
            halt.run();
            throw new UncheckedIOException(e);
        }
    }
}
