package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.WorkerCapabilities;
import dev.almanac.platform.workers.WorkerCapabilities.Guarantee;
import dev.almanac.platform.workers.WorkerCapabilities.Protection;
import java.util.ArrayList;
import java.util.List;

/** Says in words what a machine enforces on jobs. */
final class Guarantees {

    private final List<Guarantee> guarantees = new ArrayList<>();

    private Guarantees() {}

    static WorkerCapabilities of(Machine machine) {
        Guarantees guarantees = new Guarantees();
        boolean isolated = machine.isolation() != Isolation.NONE;
        if (isolated) {
            guarantees.isolated(machine);
        } else {
            guarantees.unsafe();
        }
        guarantees.resources(machine, isolated);
        return new WorkerCapabilities(guarantees.guarantees);
    }

    private void isolated(Machine machine) {
        String by = "by " + machine.isolation().means();
        yes(
                Protection.USER,
                machine.asRoot()
                        ? "Each job has a user id of its own, no capabilities, and cannot gain any."
                        : "A job runs in a user namespace without capabilities, and cannot gain any.");
        yes(Protection.PROCESSES, "A process namespace " + by + ": its end is the end of all that a job started.");
        yes(
                Protection.FILES,
                "A root directory of its own " + by + ", read-only but for its work and temporary files.");
        yes(Protection.NETWORK_NONE, "A network namespace with a loopback of its own.");
        no(
                Protection.NETWORK_INSIDE,
                "A job with an open network shares this machine's, loopback included; only passwords and keys keep it from the"
                        + " platform's parts.");
    }

    private void unsafe() {
        String why = "Jobs are not isolated here; almanac.workers.local.unsafe allows that.";
        no(Protection.USER, why);
        no(Protection.PROCESSES, why);
        no(Protection.FILES, why);
        no(Protection.NETWORK_NONE, why);
        no(Protection.NETWORK_INSIDE, why);
    }

    private void resources(Machine machine, boolean isolated) {
        if (machine.cgroups().has(Cgroups.MEMORY)) {
            yes(Protection.MEMORY, "A control group.");
        } else {
            no(Protection.MEMORY, "The platform may not make a control group for memory here.");
        }
        if (machine.cgroups().has(Cgroups.PROCESSES)) {
            yes(Protection.PROCESS_COUNT, "A control group.");
        } else if (isolated) {
            yes(Protection.PROCESS_COUNT, "The kernel's limit on the processes of a user, whom no other job shares.");
        } else {
            no(Protection.PROCESS_COUNT, "The platform may not make a control group for processes here.");
        }
        yes(Protection.FILE_SIZE, "The kernel's limit on the size of a file.");
        no(Protection.DISK, "Jobs share the file system that the workers' directory is on.");
    }

    private void yes(Protection protection, String explanation) {
        guarantees.add(new Guarantee(protection, true, explanation));
    }

    private void no(Protection protection, String explanation) {
        guarantees.add(new Guarantee(protection, false, explanation));
    }
}
