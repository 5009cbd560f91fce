package dev.almanac.platform.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that runs beside the platform in a process of its own, listening on loopback. It lives in its own session,
 * so that a Ctrl-C at the terminal reaches the platform alone, which then stops its servers in order.
 */
final class ServerProcess {

    private static final Duration POLL = Duration.ofMillis(20);

    private final String name;
    private final Path log;

    ServerProcess(String name, Path log) {
        this.name = name;
        this.log = log;
    }

    /** Starts the command in a session of its own, with its output appended to the log file. */
    Process start(List<String> command) throws IOException {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        return new ProcessBuilder(detached)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }

    /** Waits until the port answers, or says why the server did not come up. */
    void awaitPort(ProcessHandle process, int port, Duration limit) throws StartUpException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers(port)) {
            if (!process.isAlive()) {
                throw new StartUpException(name + " ended while it started; its log is " + log + lastLine());
            }
            if (System.nanoTime() > deadline) {
                throw new StartUpException(name + " does not answer on port " + port + " after " + limit.toSeconds()
                        + " s; its log is " + log + lastLine());
            }
            pause();
        }
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "." : " and ends with: " + lines.get(lines.size() - 1);
        } catch (IOException unreadable) {
            return ".";
        }
    }

    private static void pause() throws StartUpException {
        try {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartUpException("The start was interrupted.", e);
        }
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** The port, if nothing holds it; else another free one. Another process may still take it before its use. */
    static int freePort(int preferred) throws IOException {
        if (preferred > 0 && isFree(preferred)) {
            return preferred;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * The living process with that id whose command line mentions the text; empty when the id now means another one.
     */
    static Optional<ProcessHandle> find(long pid, String mentioned) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> mentions(pid, mentioned));
    }

    private static boolean mentions(long pid, String text) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), ISO_8859_1)
                    .contains(text);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Asks the process to end, and ends it after the limit. */
    static void stop(ProcessHandle process, Duration limit) {
        process.destroy();
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
