package dev.almanac.mapreduce.objects.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server and cuts each of the first connections after so many bytes of answers. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int targetPort;
    private final int bytesBeforeCut;
    private final AtomicInteger cutsLeft;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    CuttingProxy(int targetPort, int bytesBeforeCut, int cuts) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.targetPort = targetPort;
        this.bytesBeforeCut = bytesBeforeCut;
        this.cutsLeft = new AtomicInteger(cuts);
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    int cutsLeft() {
        return Math.max(0, cutsLeft.get());
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
                threads.execute(() -> pump(client, server, Long.MAX_VALUE));
                threads.execute(() -> answer(server, client));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void answer(Socket server, Socket client) {
        pump(server, client, cutsLeft.get() > 0 ? bytesBeforeCut : Long.MAX_VALUE);
    }

    private void pump(Socket from, Socket to, long limit) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            long left = limit;
            int got = in.read(buffer);
            while (got >= 0 && left > 0) {
                out.write(buffer, 0, (int) Math.min(got, left));
                left -= got;
                got = left > 0 ? in.read(buffer) : 0;
            }
            if (left <= 0) {
                cutsLeft.decrementAndGet();
            }
        } catch (IOException closed) {
            // The other direction ended first.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
