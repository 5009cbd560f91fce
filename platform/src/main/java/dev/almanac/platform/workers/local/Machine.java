package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What this machine lets the platform do, found out by doing it.
 *
 * @param asRoot whether the platform runs as root, and so jobs can run as users of their own
 * @param complaint what the last means of isolation said when it failed; empty where one works
 */
record Machine(boolean asRoot, Isolation isolation, Cgroups cgroups, String complaint) {

    private static final int PROBE_SECONDS = 20;

    static Machine explore(LocalWorkersConfig config, Attempts attempts, List<Isolation> candidates)
            throws IOException {
        boolean asRoot = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        Cgroups cgroups = Cgroups.find(Path.of("/sys/fs/cgroup"), Files.readString(Path.of("/proc/self/cgroup")));
        StringBuilder complaint = new StringBuilder();
        for (Isolation isolation : candidates) {
            String said = probe(isolation, config, attempts, asRoot);
            if (said.isEmpty()) {
                return new Machine(asRoot, isolation, cgroups, "");
            }
            complaint
                    .append(complaint.isEmpty() ? "" : "; ")
                    .append(isolation.means())
                    .append(": ")
                    .append(said);
        }
        return new Machine(asRoot, Isolation.NONE, cgroups, complaint.toString());
    }

    /** Runs a shell in a sandbox as a job's would be; gives what it said in failing, or nothing. */
    private static String probe(Isolation isolation, LocalWorkersConfig config, Attempts attempts, boolean asRoot)
            throws IOException {
        AttemptDirectory attempt = attempts.layOutProbe();
        try {
            List<String> command = new ArrayList<>(Sandbox.command(isolation, config, asRoot, attempt, Network.NONE));
            command.addAll(List.of("bash", "-c", "[[ $$ == 1 ]] && exec setpriv --no-new-privs bash -c 'cd /work'"));
            return complaintOf(command, attempt.diagnostics());
        } finally {
            attempts.delete(attempt);
        }
    }

    private static String complaintOf(List<String> command, Path said) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            return command.get(0) + " is not installed";
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "no answer within " + PROBE_SECONDS + " s";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return "interrupted while it was tried";
        }
        return process.exitValue() == 0
                ? ""
                : "exit code " + process.exitValue() + ", "
                        + Files.readString(said).strip().replace('\n', ' ');
    }
}
