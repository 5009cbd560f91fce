package dev.almanac.platform.workers.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.platform.workers.Network;
import dev.almanac.platform.workers.Orders;
import dev.almanac.platform.workers.WorkerLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job can reach, tried from inside. A subclass tries it with another sandbox. */
abstract class JobIsolationContract {

    @TempDir
    Path directory;

    private LocalBench bench;

    /** The workers to try. */
    abstract LocalBench bench(Path directory);

    @BeforeEach
    void start() {
        bench = bench(directory);
    }

    @AfterEach
    void removeAll() throws IOException {
        bench.close();
    }

    @Test
    void runsAsAnUnprivilegedUserWithoutCapabilities() {
        String status = bench.run("cat /proc/self/status; id -u");

        assertThat(status)
                .contains("CapPrm:\t0000000000000000")
                .contains("CapEff:\t0000000000000000")
                .contains("CapAmb:\t0000000000000000")
                .contains("NoNewPrivs:\t1");
        assertThat(status.lines().reduce((first, last) -> last)).get().isNotEqualTo("0");
    }

    @Test
    void seesNoSecretsOfTheMachine() {
        String log = bench.run("for p in /etc/shadow /etc/ssh /root /home /var/lib /srv /mnt /sys /boot; do"
                + " [[ -e $p ]] && echo \"$p is there\"; done; ls -d /tmp/* " + directory + "; echo done");

        assertThat(log).doesNotContain("is there").endsWith("done\n").contains("cannot access '" + directory);
    }

    @Test
    void seesNoOtherJob() {
        UUID other = bench.launch(Orders.of("echo secret > mine; echo $BASHPID is up; while :; do sleep 0.1; done"));
        bench.awaitLog(other, "is up");

        String log = bench.run("cat /proc/[0-9]*/cmdline | tr '\\0' ' '; echo; ls -R / 2>/dev/null | grep -c " + other
                + "; kill -9 -1; echo still here");

        assertThat(log).doesNotContain("is up").contains("\n0\n").endsWith("still here\n");
        bench.awaitRunning(other);
    }

    @Test
    void reachesNoProcessOfTheMachine() {
        long platform = ProcessHandle.current().pid();

        String log = bench.run("ls -d /proc/" + platform + "; kill -0 " + platform + " || echo no such process;"
                + " cat /proc/1/environ /proc/1/mem /proc/1/root/etc/shadow && echo read; echo done");

        assertThat(log).contains("no such process").doesNotContain("\nread\n").endsWith("done\n");
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void writesOnlyItsOwnDirectories() {
        String log =
                bench.run("for d in / /usr /etc /dev /store /opt/almanac /opt/almanac/bin /proc /run /run/almanac; do"
                        + " touch $d/new 2>/dev/null && echo wrote $d; done;"
                        + " echo more >> /store/data && echo changed the store;"
                        + " rm -f /run/almanac/inputs.jsonl 2>/dev/null && echo removed the record;"
                        + " touch /work/new /tmp/new /var/tmp/new /dev/shm/new && echo mine");

        assertThat(log).endsWith("\nmine\n").doesNotContain("wrote", "changed", "removed");
        assertThat(bench.directory().resolve("store/data")).hasContent("measured");
    }

    @Test
    void cannotTouchItsOwnInputLogAndExit() throws IOException {
        UUID attempt = bench.launch(
                Orders.of(
                        "ls -la /work/.. /work/../out /work/../in; echo 'reason=exited' > /work/../out/exit;"
                                + " echo before; : > /proc/self/fd/1; : > /dev/stdout; truncate -s 0 /proc/self/fd/1;"
                                + " echo after >> /proc/1/fd/1; find / -name exit -o -name log -not -path '/usr/*' 2>/dev/null; exit 5"));

        assertThat(bench.awaitEnding(attempt).exitCode()).isEqualTo(5);
        assertThat(bench.log(attempt)).contains("before\n").doesNotContain("limits");
    }

    @Test
    void readsTheStoreAndFindsTheToolsAndJava() {
        String log =
                bench.run("echo $ALMANAC_STORE; cat /store/data; echo; almanac; java -version 2>&1 | grep -c version");

        assertThat(log).isEqualTo("file:///store\nmeasured\nthe tool\n1\n");
    }

    @Test
    void withoutNetworkReachesOnlyItself() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String log = bench.run(connectTo(server) + "; cat /proc/net/dev | tail -n +3 | cut -d: -f1 | tr -d ' '");

            assertThat(log).isEqualTo("unreachable\nlo\n");
        }
    }

    @Test
    void withOpenNetworkSharesThatOfTheMachine() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(bench.run(Orders.of(connectTo(server)).on(Network.OPEN))).isEqualTo("connected\n");
        }
    }

    private static String connectTo(ServerSocket server) {
        return "(: < /dev/tcp/127.0.0.1/" + server.getLocalPort()
                + ") 2>/dev/null && echo connected || echo unreachable";
    }

    @Test
    void boundsAForkBomb() {
        WorkerLimits limits = new WorkerLimits(Duration.ofSeconds(2), 1 << 20, 1L << 30, 64, 1L << 30, 256);

        UUID attempt = bench.launch(
                Orders.of("bomb() { bomb | bomb & }; bomb; sleep 100").within(limits));
        bench.awaitEnding(attempt);

        assertThat(bench.log(attempt)).contains("fork: retry: Resource temporarily unavailable");
    }

    @Test
    void boundsTheSizeOfAFileAndOfSharedMemory() {
        WorkerLimits limits = new WorkerLimits(Duration.ofMinutes(1), 1 << 20, 1L << 30, 256, 1L << 20, 256);

        String log = bench.run(Orders.of("head -c 2M /dev/zero > big; stat -c %s big;"
                        + " ulimit -f unlimited; ulimit -n 100000; for i in {1..100}; do head -c 1M /dev/zero > /dev/shm/$i || break; done;"
                        + " (( $(du -sm /dev/shm | cut -f1) <= 64 )) && echo bounded; ulimit -c; ulimit -n")
                .within(limits));

        assertThat(log).contains("1048576\n", "No space left on device", "bounded\n0\n256\n");
    }

    @Test
    void changesNothingBySignalsToTheFirstProcess() {
        UUID attempt = bench.launch(Orders.of("(sleep 0.2; kill -TERM 1; kill -KILL 1) 2>/dev/null & sleep 1; exit 9"));

        assertThat(bench.awaitEnding(attempt).exitCode()).isEqualTo(9);
    }

    @Test
    void opensItsStandardStreamsByName() {
        assertThat(
                        bench.run(
                                "echo one > /dev/stdout; echo two > /dev/stderr; cat < /dev/stdin; echo three >> /proc/self/fd/2"))
                .isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void hasAnAccountATemporaryDirectoryAndAHomeOfItsOwn() {
        assertThat(bench.run("whoami; cd; pwd; cd $TMPDIR; pwd; ls -A; hostname; getent hosts localhost | wc -l"))
                .isEqualTo("job\n/work\n/tmp\nworker\n1\n");
    }
}
