package dev.almanac.platform.workers.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.workers.Await;
import dev.almanac.platform.workers.Network;
import dev.almanac.platform.workers.Orders;
import dev.almanac.platform.workers.WorkerEnding;
import dev.almanac.platform.workers.WorkerEnding.Reason;
import dev.almanac.platform.workers.WorkerOrder;
import dev.almanac.platform.workers.WorkerStatus;
import dev.almanac.platform.workers.WorkerUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs whose platform, run-job or machine dies. */
class TakeOverTest {

    @TempDir
    Path directory;

    private LocalBench bench;

    @BeforeEach
    void start() {
        bench = LocalBench.in(directory);
    }

    @AfterEach
    void removeAll() throws IOException {
        bench.close();
    }

    @Test
    void aNewProviderTakesTheJobUpAgain() {
        UUID attempt = bench.launch(Orders.of("echo one; until [[ -e go ]]; do sleep 0.1; done; echo two"));
        bench.awaitLog(attempt, "one");

        LocalBench next = bench.restarted();
        next.awaitRunning(attempt);
        letGo(attempt);

        assertThat(next.awaitEnding(attempt).succeeded()).isTrue();
        assertThat(next.log(attempt)).isEqualTo("one\ntwo\n");
    }

    @Test
    void aJobOutlivesAPlatformThatIsKilled() throws Exception {
        UUID attempt = UUID.randomUUID();
        Process platform = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformProcess.class.getName(),
                        directory.toString(),
                        attempt.toString(),
                        "echo one; until [[ -e go ]]; do sleep 0.1; done; echo two")
                .inheritIO()
                .start();
        bench.awaitLog(attempt, "one");

        platform.destroyForcibly().waitFor();
        bench.awaitRunning(attempt);
        letGo(attempt);

        assertThat(bench.awaitEnding(attempt).succeeded()).isTrue();
        assertThat(bench.log(attempt)).isEqualTo("one\ntwo\n");
    }

    @Test
    void everythingDiesWithRunJobAndNothingIsCalledASuccess() throws IOException {
        String marker = UUID.randomUUID().toString();
        String daemon = "trap '' TERM; : " + marker + "; echo up; while :; do sleep 0.1; done";
        UUID attempt = bench.launch(Orders.of("(setsid bash -c \"" + daemon + "\" &); sleep 100"));
        bench.awaitLog(attempt, "up");

        ProcessHandle.of(recorded(attempt).pid()).orElseThrow().destroyForcibly();

        Await.until("all to die", () -> bench.processesWith(marker).isEmpty());
        assertThat(bench.workers().status(attempt)).isInstanceOf(WorkerStatus.Gone.class);
        assertThat(bench.log(attempt)).contains("up");
    }

    @Test
    void aStrangerWithTheSameProcessIdIsNotTheWorker() throws IOException {
        UUID attempt = bench.launch(Orders.of("true"));
        bench.awaitEnding(attempt);
        Path home = bench.workDirectory(attempt).resolveSibling("worker");
        Files.delete(home.resolveSibling("out").resolve("exit"));
        long self = ProcessHandle.current().pid();
        String bootId =
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();

        Files.writeString(home, "pid=" + self + "\nstart_ticks=1\nboot_id=" + bootId + "\n");
        assertThat(bench.workers().status(attempt)).isInstanceOf(WorkerStatus.Gone.class);
        bench.workers().kill(attempt);
        bench.workers().kill(attempt);

        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aWorkerOfAnEarlierStartOfTheMachineIsGone() throws IOException {
        UUID attempt = bench.launch(Orders.of("while :; do sleep 0.1; done"));
        bench.awaitRunning(attempt);
        Path record = bench.workDirectory(attempt).resolveSibling("worker");
        String real = Files.readString(record);

        Files.writeString(record, real.replaceAll("boot_id=.*", "boot_id=another"));
        assertThat(bench.workers().status(attempt)).isInstanceOf(WorkerStatus.Gone.class);

        Files.writeString(record, real);
        assertThat(bench.workers().status(attempt)).isInstanceOf(WorkerStatus.Running.class);
    }

    @Test
    void aLastWordThatCannotBeUnderstoodIsNoSuccess() throws IOException {
        UUID attempt = bench.launch(Orders.of("true"));
        bench.awaitEnding(attempt);
        Path exit = bench.workDirectory(attempt).resolveSibling("out").resolve("exit");
        String whole = Files.readString(exit);

        for (String broken : List.of(
                "", "reason=exited\n", whole.replace("exit_code=0", "exit_code=x"), whole.replace("exited", "fine"))) {
            Files.writeString(exit, broken);
            assertThat(bench.workers().status(attempt)).as(broken).isInstanceOf(WorkerStatus.Gone.class);
        }
    }

    @Test
    void aDirectoryThatWasPreparedButNeverRunIsStartedByTheNextLaunch() throws IOException {
        WorkerOrder order = Orders.of("echo once").attempt();
        Attempts attempts = new Attempts(bench.config());
        attempts.prepare(order, new JobEnvironment(bench.config()).inSandbox(order), true);
        assertThat(bench.workers().status(order.attemptId())).isInstanceOf(WorkerStatus.Starting.class);
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(2)), ZoneOffset.UTC);
        assertThat(new LocalWorkers(bench.config(), later).status(order.attemptId()))
                .isInstanceOf(WorkerStatus.Gone.class);

        bench.workers().launch(order);

        assertThat(bench.awaitEnding(order.attemptId()).succeeded()).isTrue();
        assertThat(bench.log(order.attemptId())).isEqualTo("once\n");
    }

    @Test
    void manyLaunchesOfOneAttemptStartOneJob() throws Exception {
        WorkerOrder order = Orders.of("echo once; sleep 0.5").attempt();
        List<Thread> threads = java.util.stream.Stream.generate(() -> new Thread(() -> {
                    try {
                        bench.restarted().workers().launch(order);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }))
                .limit(8)
                .toList();

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        }

        assertThat(bench.awaitEnding(order.attemptId()).succeeded()).isTrue();
        assertThat(bench.log(order.attemptId())).isEqualTo("once\n");
        assertThat(bench.workers().list(Orders.INSTALLATION)).containsExactly(order.attemptId());
    }

    @Test
    void aSecondRunJobOnOneDirectoryGoesAway() throws IOException {
        UUID attempt = bench.launch(Orders.of("echo once >> twice; cat twice"));
        WorkerEnding ending = bench.awaitEnding(attempt);
        AttemptDirectory there =
                new AttemptDirectory(bench.workDirectory(attempt).resolveSibling("."));
        Machine machine = Machine.explore(bench.config(), new Attempts(bench.config()), bench.candidates());

        new RunJob(bench.config(), machine).start(there, Network.NONE, there.readNote("user"), List.of());

        assertThat(bench.awaitEnding(attempt)).isEqualTo(ending);
        assertThat(bench.log(attempt)).isEqualTo("once\n");
        assertThat(there.diagnostics()).content().contains("was run before");
    }

    @Test
    void aWorkerThatDoesNotAnswerIsDestroyedByALaterKill() throws IOException {
        UUID attempt = bench.launch(Orders.of("while :; do sleep 0.1; done"));
        bench.awaitRunning(attempt);
        recorded(attempt).signal("STOP");

        bench.workers().kill(attempt);
        assertThat(bench.workers().status(attempt).isOver()).isFalse();
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofSeconds(10)), ZoneOffset.UTC);
        new LocalWorkers(bench.config(), later).kill(attempt);

        Await.until("the end", () -> bench.workers().status(attempt).isOver());
        assertThat(bench.workers().status(attempt)).isInstanceOf(WorkerStatus.Gone.class);
    }

    @Test
    void aMachineWithoutIsolationRunsNothingUnlessAllowedTo() throws IOException {
        LocalBench bare = LocalBench.with(directory, bench.config());
        assertThatThrownBy(() -> bare.workers().launch(Orders.of("true").attempt()))
                .isInstanceOf(WorkerUnavailableException.class)
                .hasMessageContaining("almanac.workers.local.unsafe=true");
        assertThat(bare.workers().list(Orders.INSTALLATION)).isEmpty();

        LocalBench.Settings safe = LocalBench.settings(directory);
        LocalBench unsafe = LocalBench.with(
                directory,
                new LocalBench.Settings(
                        safe.directory(), safe.runJob(), safe.store(), Optional.empty(), 60600, 500, true));
        UUID attempt = unsafe.launch(Orders.of("cat hello.txt; cat ${ALMANAC_STORE#file://}/data; (sleep 60 &)"));

        assertThat(unsafe.awaitEnding(attempt).succeeded()).isTrue();
        assertThat(unsafe.log(attempt)).isEqualTo("hellomeasured");
        assertThat(unsafe.workers().capabilities().guarantees()).anyMatch(guarantee -> !guarantee.enforced());
    }

    @Test
    void refusesAJobWhenTheUserIdsAreUsedUp() throws IOException {
        LocalBench.Settings usual = LocalBench.settings(directory);
        LocalBench small = LocalBench.with(
                directory,
                new LocalBench.Settings(
                        usual.directory(), usual.runJob(), usual.store(), usual.tools(), 60600, 1, false),
                Isolation.BUBBLEWRAP,
                Isolation.UNSHARE);
        UUID first = small.launch(Orders.of("true"));
        WorkerOrder second = Orders.of("true").attempt();

        assertThatThrownBy(() -> small.workers().launch(second)).hasMessageContaining("almanac.workers.local.user-ids");
        small.workers().remove(first);
        small.workers().launch(second);

        assertThat(small.awaitEnding(second.attemptId()).reason()).isEqualTo(Reason.EXITED);
    }

    private WorkerProcess recorded(UUID attempt) throws IOException {
        return WorkerProcess.recordedIn(
                        new AttemptDirectory(bench.config().directory().resolve(attempt.toString())))
                .orElseThrow();
    }

    private void letGo(UUID attempt) {
        try {
            Files.createFile(bench.workDirectory(attempt).resolve("go"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
