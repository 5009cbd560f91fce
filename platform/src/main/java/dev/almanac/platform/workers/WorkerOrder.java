package dev.almanac.platform.workers;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Everything a worker must know to make one attempt.
 *
 * @param attemptId one worker is launched for it, never a second
 * @param installation the label by which an installation of Almanac tells its workers from another's
 * @param facts what the run is about
 * @param code what to run
 * @param limits what the attempt may use
 * @param network what it may reach
 */
public record WorkerOrder(
        UUID attemptId, String installation, RunFacts facts, JobCode code, WorkerLimits limits, Network network) {

    public WorkerOrder {
        if (!installation.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw new IllegalArgumentException(
                    "installation must be 1 to 63 letters, digits, '.', '_' or '-' but was \"" + installation + "\"");
        }
    }

    /**
     * The environment of the command: the job's own variables and those that say what the run is about.
     *
     * @param store the store's URI as the worker sees it
     * @param work the absolute path of the work directory on the worker
     * @param inputs the absolute path on the worker of the file that takes the record of what was read
     */
    public Map<String, String> variables(String store, String work, String inputs) {
        Map<String, String> variables = new TreeMap<>(code.environment());
        variables.put("ALMANAC_RUN_ID", facts.runId().toString());
        variables.put("ALMANAC_JOB", facts.job());
        variables.put("ALMANAC_DUE", facts.due().toString());
        variables.put("ALMANAC_DATE", facts.date().toString());
        variables.put("ALMANAC_STORE", store);
        variables.put("ALMANAC_OUTPUT", work + "/" + code.outputDirectory());
        variables.put("ALMANAC_INPUTS", inputs);
        return variables;
    }
}
