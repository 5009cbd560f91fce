package dev.almanac.platform.scheduling;

import jakarta.enterprise.context.Dependent;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** What Quartz calls. */
@Dependent
@DisallowConcurrentExecution
class DueWakeUp implements Job {

    private final DueWakeUps wakeUps;

    DueWakeUp(DueWakeUps wakeUps) {
        this.wakeUps = wakeUps;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            wakeUps.wakeUp();
        } catch (SchedulerException e) {
            throw new JobExecutionException(e);
        }
    }
}
