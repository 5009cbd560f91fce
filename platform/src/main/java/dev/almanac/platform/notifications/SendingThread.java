package dev.almanac.platform.notifications;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that looks at the outbox from time to time, as long as the platform runs. */
@ApplicationScoped
class SendingThread {

    private static final Logger LOG = Logger.getLogger(SendingThread.class);

    private final MessageSender sender;
    private final NotificationsConfig config;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "almanac-mail");
        made.setDaemon(true);
        return made;
    });

    SendingThread(MessageSender sender, NotificationsConfig config) {
        this.sender = sender;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (config.sending()) {
            long millis = config.every().toMillis();
            ScheduledFuture<?> unused =
                    thread.scheduleWithFixedDelay(this::sendDue, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.shutdown();
    }

    private void sendDue() {
        try {
            sender.sendDue();
        } catch (RuntimeException e) {
            // An exception that leaves this method would end the thread's schedule for good.
            LOG.errorf(e, "Could not look at the outbox; the next look is in %s", config.every());
        }
    }
}
