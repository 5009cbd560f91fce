package dev.almanac.platform.runs;

import dev.almanac.platform.notifications.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes to a job's owner about an ending that somebody should look at, in the transaction that ends the run. */
@ApplicationScoped
class EndingMail {

    private final Notifications notifications;
    private final String url;

    EndingMail(Notifications notifications, @ConfigProperty(name = "almanac.url") String url) {
        this.notifications = notifications;
        this.url = url;
    }

    void tell(Run run) {
        boolean isWorthIt =
                switch (run.state()) {
                    case FAILED, TIMED_OUT, OUT_OF_MEMORY, LOST -> true;
                    case SUCCEEDED, CANCELLED, QUEUED, STARTING, RUNNING, COLLECTING, WAITING -> false;
                };
        if (isWorthIt) {
            notifications.enqueue(run.job().owner().id(), subject(run), text(run), "run/" + run.id() + "/ended");
        }
    }

    private static String subject(Run run) {
        return run.job().name() + ": the run for " + run.dueAt() + " "
                + run.state().ended();
    }

    private String text(Run run) {
        return """
                The run of %s for %s %s.

                %s

                Its log and everything else: %s/runs/%s
                Nothing of it was published; what was public before still is.
                """.formatted(
                        run.job().name(),
                        run.dueAt(),
                        run.state().ended(),
                        run.reason().orElse("No reason is known."),
                        url,
                        run.id());
    }
}
