package dev.almanac.platform.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The fake keeps the contract too, as far as notes can. */
class FakeWorkersTest extends WorkerProviderContract {

    private final FakeWorkers workers = new FakeWorkers(Clock.systemUTC());

    @Override
    protected WorkerProvider provider() {
        return workers;
    }

    @Override
    protected void letPlay(UUID attemptId, Play play) {
        workers.begin(attemptId);
        workers.print(attemptId, play.log());
        play.files().forEach(file -> workers.leave(attemptId, file, ""));
        if (!play.equals(Play.ENDLESS)) {
            workers.exit(attemptId, play.exitCode());
        }
    }

    @Test
    void refusesWithTheReasonItWasGiven() {
        workers.refuse("The cloud is full.");

        assertThatThrownBy(() -> workers.launch(Orders.of("true").attempt()))
                .isInstanceOf(WorkerUnavailableException.class)
                .hasMessage("The cloud is full.");
        assertThat(workers.launched()).isEmpty();
    }
}
