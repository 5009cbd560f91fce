package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.Await;
import dev.almanac.platform.workers.WorkerProvider;
import dev.almanac.platform.workers.WorkerProviderContract;
import dev.almanac.platform.workers.WorkerStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalWorkersTest extends WorkerProviderContract {

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

    @Override
    protected WorkerProvider provider() {
        return bench.workers();
    }

    @Override
    protected void letPlay(UUID attemptId, Play play) {
        Await.until("the play of " + attemptId, () -> {
            WorkerStatus status = bench.workers().status(attemptId);
            return play.equals(Play.ENDLESS) ? status instanceof WorkerStatus.Running : status.isOver();
        });
    }
}
