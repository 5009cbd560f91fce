package dev.almanac.platform.scheduling;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.jboss.logging.Logger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/** Wakes this node at the nearest due time, by one Quartz trigger that is set anew each time. */
@ApplicationScoped
class DueWakeUps {

    private static final Logger LOG = Logger.getLogger(DueWakeUps.class);
    private static final TriggerKey NEXT = TriggerKey.triggerKey("nearest-due-time");

    private final Instance<Scheduler> quartz;
    private final DueSlots slots;
    private final SchedulingConfig config;
    private final Clock clock;

    DueWakeUps(Instance<Scheduler> quartz, DueSlots slots, SchedulingConfig config, Clock clock) {
        this.quartz = quartz;
        this.slots = slots;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) throws SchedulerException {
        if (config.ticking()) {
            JobDetail job = JobBuilder.newJob(DueWakeUp.class).storeDurably().build();
            quartz.get().scheduleJob(job, at(clock.instant()));
        }
    }

    /** Takes everything that is due, then sleeps until the nearest due time. */
    void wakeUp() throws SchedulerException {
        Instant next = clock.instant().plus(config.longestSleep());
        try {
            while (slots.take() > 0) {
                // More may have become due meanwhile.
            }
            Instant nearest =
                    QuarkusTransaction.requiringNew().call(Schedule::nearestDue).orElse(next);
            next = nearest.isBefore(next) ? nearest : next;
        } catch (RuntimeException e) {
            LOG.error("Due slots could not be taken; the next wake-up tries again", e);
        }
        quartz.get().rescheduleJob(NEXT, at(next));
    }

    private static Trigger at(Instant moment) {
        return TriggerBuilder.newTrigger()
                .withIdentity(NEXT)
                .startAt(Date.from(moment))
                .build();
    }
}
