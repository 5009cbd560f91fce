package dev.almanac.platform.runs;

import dev.almanac.platform.buckets.Buckets;
import dev.almanac.platform.jobs.CodeArchives;
import dev.almanac.platform.workers.JobCode;
import dev.almanac.platform.workers.Network;
import dev.almanac.platform.workers.RunFacts;
import dev.almanac.platform.workers.WorkerLimits;
import dev.almanac.platform.workers.WorkerOrder;
import jakarta.enterprise.context.ApplicationScoped;

/** Says to a worker what an attempt is about. */
@ApplicationScoped
class WorkerOrders {

    private final CodeArchives archives;
    private final Buckets buckets;
    private final Installation installation;

    WorkerOrders(CodeArchives archives, Buckets buckets, Installation installation) {
        this.archives = archives;
        this.buckets = buckets;
        this.installation = installation;
    }

    WorkerOrder of(AttemptSnapshot attempt) {
        AttemptSnapshot.Execution execution = attempt.execution();
        return new WorkerOrder(
                attempt.id(),
                installation.label(),
                new RunFacts(execution.runId(), execution.job(), execution.due(), execution.date(), buckets.store()),
                new JobCode(
                        () -> archives.open(execution.codeSha256()),
                        execution.command(),
                        execution.outputDirectory(),
                        execution.environment()),
                WorkerLimits.usual(execution.timeout()),
                execution.isNetworkOpen() ? Network.OPEN : Network.NONE);
    }
}
