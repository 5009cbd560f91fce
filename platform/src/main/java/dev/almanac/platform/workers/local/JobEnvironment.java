package dev.almanac.platform.workers.local;

import dev.almanac.platform.workers.WorkerOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a job on this machine: what the system usually sets, then the job's own, then the run's. */
final class JobEnvironment {

    private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";

    private final LocalWorkersConfig config;

    JobEnvironment(LocalWorkersConfig config) {
        this.config = config;
    }

    Map<String, String> inSandbox(WorkerOrder order) {
        String store = config.store().isPresent()
                ? "file://" + Sandbox.STORE
                : order.facts().store().toString();
        String java =
                Sandbox.isJavaElsewhere() ? Sandbox.JAVA : Sandbox.javaHome().toString();
        String tools = config.tools().isPresent() ? Sandbox.TOOLS : "";
        Map<String, String> environment = usual(Sandbox.WORK, "/tmp", java, tools);
        environment.putAll(order.variables(store, Sandbox.WORK, Sandbox.INPUTS));
        return environment;
    }

    Map<String, String> withoutSandbox(WorkerOrder order, AttemptDirectory attempt) {
        String store = config.store()
                .map(folder -> "file://" + folder.toAbsolutePath())
                .orElse(order.facts().store().toString());
        String tools =
                config.tools().map(Path::toAbsolutePath).map(Path::toString).orElse("");
        String work = attempt.work().toString();
        Map<String, String> environment =
                usual(work, attempt.temporary().toString(), Sandbox.javaHome().toString(), tools);
        environment.putAll(
                order.variables(store, work, attempt.out("inputs.jsonl").toString()));
        return environment;
    }

    private static Map<String, String> usual(String home, String temporary, String java, String tools) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", home);
        environment.put("USER", "job");
        environment.put("LOGNAME", "job");
        environment.put("SHELL", "/bin/bash");
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", "UTC");
        environment.put("TMPDIR", temporary);
        environment.put("JAVA_HOME", java);
        environment.put("PATH", (tools.isEmpty() ? "" : tools + "/bin:") + SYSTEM_PATH + ":" + java + "/bin");
        return environment;
    }
}
