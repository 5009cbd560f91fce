package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.engine.local.ChildCommand;
import dev.almanac.mapreduce.engine.local.ChildLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The main class of child processes. It knows no options, so that it is quick to start. */
final class Child {
    private static final int ORPHANED = 3;

    /** Below this much, the best compiler costs more time than its code saves. */
    private static final long SHORT_JOB_BYTES = 64L << 20;

    private Child() {}

    public static void main(String[] arguments) throws IOException {
        InputStream questions = System.in;
        PrintStream answers = System.out;
        // What a job prints must not get between the answers.
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        ChildLoop.run(questions, answers, () -> Runtime.getRuntime().halt(ORPHANED));
        // The parent has been told; whatever threads the job has left behind do not matter.
        Runtime.getRuntime().halt(0);
    }

    /** Starts children by this very Java, with the same classes. */
    static ChildCommand command() {
        return (memoryBytes, inputBytes) -> {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx" + Math.max(32, memoryBytes >> 20) + "m");
            // Children are many and short: one thread that collects, no files for tools that watch.
            command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xss4m"));
            if (inputBytes < SHORT_JOB_BYTES) {
                command.add("-XX:TieredStopAtLevel=1");
            }
            String archive = System.getProperty("almanac.classes");
            if (archive != null && Files.isRegularFile(Path.of(archive))) {
                command.addAll(
                        List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:disable", "-Xlog:all=off"));
            }
            String more = System.getenv("ALMANAC_CHILD_OPTIONS");
            if (more != null && !more.isBlank()) {
                command.addAll(List.of(more.strip().split(" +")));
            }
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
            return command;
        };
    }
}
