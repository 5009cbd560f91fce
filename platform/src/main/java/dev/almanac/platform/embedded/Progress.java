package dev.almanac.platform.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** Tells the person at the terminal which slow step goes on, and how long it took. */
final class Progress {

    private final PrintStream terminal;

    Progress(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** One slow step of the start. */
    interface Step<T> {
        T take() throws IOException, StartUpException;
    }

    <T> T step(String what, Step<T> step) throws IOException, StartUpException {
        terminal.print(what + " … ");
        terminal.flush();
        long start = System.nanoTime();
        try {
            T result = step.take();
            terminal.printf(Locale.ROOT, "%.1f s%n", (System.nanoTime() - start) / 1e9);
            return result;
        } catch (IOException | StartUpException e) {
            terminal.println("failed");
            throw e;
        }
    }
}
