package dev.almanac.platform.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.platform.workers.UnusableOutputException.Found;
import dev.almanac.platform.workers.WorkerEnding.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every provider does, whoever runs its workers. A subclass gives the provider and lets its workers go on. */
public abstract class WorkerProviderContract {

    /** What a worker is to do: a command for a provider that runs one, and what comes of it for one that does not. */
    protected record Play(String command, String log, int exitCode, List<String> files) {

        public static final Play HELLO = new Play("cat hello.txt", "hello", 0, List.of());
        public static final Play FAILURE = new Play("echo oh; exit 3", "oh\n", 3, List.of());
        public static final Play FILES = new Play(
                "mkdir -p output/a; touch output/a.txt output/a/b output/a-b output/B output/é top",
                "",
                0,
                List.of("output/a.txt", "output/a/b", "output/a-b", "output/B", "output/é", "top"));
        public static final Play ENDLESS = new Play("while :; do sleep 0.1; done", "", 0, List.of());
    }

    protected abstract WorkerProvider provider();

    /** Sees to it that the worker has played to its end, or, for one without end, that it runs. */
    protected abstract void letPlay(UUID attemptId, Play play) throws IOException;

    private UUID launch(Play play) throws IOException {
        WorkerOrder order = Orders.of(play.command()).attempt();
        provider().launch(order);
        letPlay(order.attemptId(), play);
        return order.attemptId();
    }

    private WorkerEnding ending(UUID attemptId) {
        return provider().status(attemptId).ending().orElseThrow();
    }

    @Test
    void tellsHowTheCommandEnded() throws IOException {
        UUID attempt = launch(Play.FAILURE);

        assertThat(provider().status(attempt).isOver()).isTrue();
        assertThat(ending(attempt).reason()).isEqualTo(Reason.EXITED);
        assertThat(ending(attempt).exitCode()).isEqualTo(3);
        assertThat(ending(attempt).succeeded()).isFalse();
        assertThat(ending(attempt).logBytes()).isEqualTo(3);
    }

    @Test
    void runsTheCommandWhereTheArchiveIsUnpacked() throws IOException {
        UUID attempt = launch(Play.HELLO);

        assertThat(ending(attempt).succeeded()).isTrue();
        assertThat(log(attempt, 0, 100)).isEqualTo("hello");
    }

    @Test
    void givesTheLogFromAnyOffset() throws IOException {
        UUID attempt = launch(Play.HELLO);

        assertThat(log(attempt, 1, 2)).isEqualTo("el");
        assertThat(provider().log(attempt, 5, 10)).isEqualTo(LogPart.none(5));
        assertThat(provider().log(attempt, 500, 10)).isEqualTo(LogPart.none(500));
    }

    @Test
    void walksTheOutputInTheOrderOfItsBytes() throws IOException {
        UUID attempt = launch(Play.FILES);
        CollectedOutput output = new CollectedOutput();

        provider().readOutput(attempt, "output", output);

        assertThat(output.files().keySet()).containsExactly("B", "a-b", "a.txt", "a/b", "é");
    }

    @Test
    void tellsAMissingOutputDirectoryFromAFile() throws IOException {
        UUID attempt = launch(Play.FILES);

        assertThatThrownBy(() -> provider().readOutput(attempt, "nothing", new CollectedOutput()))
                .isInstanceOfSatisfying(UnusableOutputException.class, e -> assertThat(e.found())
                        .isEqualTo(Found.NOTHING));
        assertThatThrownBy(() -> provider().readOutput(attempt, "top", new CollectedOutput()))
                .isInstanceOfSatisfying(UnusableOutputException.class, e -> assertThat(e.found())
                        .isEqualTo(Found.FILE));
    }

    @Test
    void startsNothingASecondTime() throws IOException {
        WorkerOrder order = Orders.of(Play.FAILURE.command()).attempt();
        provider().launch(order);
        letPlay(order.attemptId(), Play.FAILURE);
        WorkerEnding first = ending(order.attemptId());

        provider().launch(order);

        assertThat(ending(order.attemptId())).isEqualTo(first);
        assertThat(log(order.attemptId(), 0, 100)).isEqualTo("oh\n");
    }

    @Test
    void killsAWorker() throws IOException {
        UUID attempt = launch(Play.ENDLESS);
        assertThat(provider().status(attempt)).isInstanceOf(WorkerStatus.Running.class);

        provider().kill(attempt);
        awaitEnd(attempt);

        assertThat(ending(attempt).reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void cancelsAWorkerOnceAndForAll() throws IOException {
        UUID attempt = launch(Play.ENDLESS);

        provider().cancel(attempt);
        provider().cancel(attempt);
        awaitEnd(attempt);
        provider().cancel(attempt);

        assertThat(ending(attempt).reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void listsWhatItHoldsUntilItIsRemoved() throws IOException {
        UUID ended = launch(Play.HELLO);
        UUID running = launch(Play.ENDLESS);
        assertThat(provider().list(Orders.INSTALLATION)).containsExactlyInAnyOrder(ended, running);
        assertThat(provider().list("another")).isEmpty();

        provider().remove(ended);
        provider().remove(running);
        provider().remove(running);

        assertThat(provider().list(Orders.INSTALLATION)).isEmpty();
        assertThat(provider().status(running)).isInstanceOf(WorkerStatus.Gone.class);
    }

    @Test
    void knowsNothingOfAnAttemptThatWasNeverLaunched() throws IOException {
        UUID stranger = UUID.randomUUID();

        provider().kill(stranger);
        provider().cancel(stranger);
        provider().remove(stranger);

        assertThat(provider().status(stranger)).isInstanceOf(WorkerStatus.Gone.class);
        assertThat(provider().log(stranger, 7, 10)).isEqualTo(LogPart.none(7));
        assertThat(provider().inputs(stranger)).isEmpty();
        assertThatThrownBy(() -> provider().readOutput(stranger, "output", new CollectedOutput()))
                .isInstanceOf(UnusableOutputException.class);
    }

    protected void awaitEnd(UUID attemptId) {
        Await.until(
                "the end of " + attemptId, () -> provider().status(attemptId).isOver());
    }

    protected String log(UUID attemptId, long offset, int maxBytes) throws IOException {
        return new String(provider().log(attemptId, offset, maxBytes).bytes(), StandardCharsets.UTF_8);
    }
}
