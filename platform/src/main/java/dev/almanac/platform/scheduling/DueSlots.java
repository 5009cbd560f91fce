package dev.almanac.platform.scheduling;

import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.runs.Run;
import dev.almanac.platform.runs.RunOrder;
import dev.almanac.platform.runs.Runs;
import dev.almanac.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes what is due: each due time becomes a slot, the newest one a run beside it, and the schedule moves on, all in
 * one transaction. Several nodes may do this at once; the database hands each schedule to one of them.
 */
@ApplicationScoped
class DueSlots {

    private static final Logger LOG = Logger.getLogger(DueSlots.class);
    private static final int SCHEDULES_AT_ONCE = 100;
    private static final int SLOTS_AT_ONCE = 1_000;

    private final Runs runs;
    private final Ids ids;
    private final Clock clock;

    DueSlots(Runs runs, Ids ids, Clock clock) {
        this.runs = runs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Settles a batch of due schedules and returns how many they were; 0 when nothing is due any more. */
    @Transactional
    int take() {
        Instant now = clock.instant();
        List<Schedule> due = Schedule.lockDue(now, SCHEDULES_AT_ONCE);
        due.forEach(schedule -> settle(schedule, now));
        return due.size();
    }

    private void settle(Schedule schedule, Instant now) {
        List<Instant> times = schedule.dueUntil(now, SLOTS_AT_ONCE);
        Instant last = times.get(times.size() - 1);
        schedule.moveOnAfter(last);
        boolean isNewest = schedule.nextDue().filter(next -> next.isAfter(now)).isPresent();
        List<Instant> missed = isNewest ? times.subList(0, times.size() - 1) : times;
        missed.forEach(time -> miss(schedule, time, now));
        if (isNewest) {
            run(schedule, last, now);
        }
    }

    private void miss(Schedule schedule, Instant due, Instant now) {
        LOG.warnf(
                "%s missed its slot of %s; only the newest missed slot runs",
                schedule.job().name(), due);
        Slot.missed(
                        ids.next(),
                        schedule,
                        due,
                        "Almanac was not running then; only the newest missed slot was run.",
                        now)
                .persist();
    }

    private void run(Schedule schedule, Instant due, Instant now) {
        Job job = schedule.job();
        Optional<Run> active = runs.activeOf(job);
        if (active.isPresent()) {
            LOG.infof("%s skips its slot of %s, for a run of it still goes on", job.name(), due);
            Slot.skipped(ids.next(), schedule, due, "The run " + active.get().id() + " still went on.", now)
                    .persist();
            return;
        }
        Slot slot = Slot.ran(ids.next(), schedule, due, now);
        slot.persist();
        runs.create(RunOrder.due(job.current(), slot.id(), due));
    }
}
