package dev.almanac.platform.scheduling;

import dev.almanac.platform.jobs.Job;
import dev.almanac.platform.jobs.JobDraft;
import dev.almanac.platform.jobs.Network;
import dev.almanac.platform.jobs.PublicationMode;
import dev.almanac.platform.jobs.VersionDraft;
import dev.almanac.platform.jobs.Visibility;
import dev.almanac.platform.web.Form;
import dev.almanac.platform.web.InputFindings;
import dev.almanac.platform.web.InvalidInputProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that the form of a job holds: the job, its next version, and how often it runs. */
record JobEntry(JobDraft job, Optional<Recurrence> recurrence) {

    /**
     * What was entered.
     *
     * @throws InvalidInputProblem with what to do about each wrong field
     */
    static JobEntry of(Form form, InputFindings findings) {
        return of(form, environment(form.value("environment"), findings), findings);
    }

    /** The same with the environment beside the form, for a program may give values of several lines. */
    static JobEntry of(Form form, Map<String, String> environment, InputFindings findings) {
        Optional<Optional<Recurrence>> recurrence = findings.take(() -> Frequency.entered(form));
        VersionDraft version = new VersionDraft(
                form.value("codeSha256"),
                form.value("codeName"),
                form.value("command").strip(),
                form.value("outputDirectory").strip(),
                minutes(form.value("timeoutMinutes")),
                choice(Network.class, form, "network", findings, Network.OPEN),
                environment);
        JobDraft draft = new JobDraft(
                form.value("name").strip(),
                choice(Visibility.class, form, "visibility", findings, Visibility.PRIVATE),
                choice(PublicationMode.class, form, "publicationMode", findings, PublicationMode.ACCUMULATE),
                version);
        draft.faults().forEach(findings::add);
        findings.refuseIfAny();
        return new JobEntry(draft, recurrence.orElseThrow());
    }

    /** Anything that is no number is out of range, and is told so with the other rules. */
    private static int minutes(String entered) {
        return entered.strip().matches("[0-9]{1,6}") ? Integer.parseInt(entered.strip()) : 0;
    }

    private static <E extends Enum<E>> E choice(
            Class<E> type, Form form, String field, InputFindings findings, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(form.value(field))) {
                return constant;
            }
        }
        findings.add(field, "Choose one of the options.");
        return otherwise;
    }

    /** One NAME=value a line; empty lines are passed over. */
    private static Map<String, String> environment(String lines, InputFindings findings) {
        Map<String, String> variables = new TreeMap<>();
        for (String line : lines.split("\r?\n", -1)) {
            int equals = line.indexOf('=');
            if (line.isBlank()) {
                continue;
            }
            if (equals < 1) {
                findings.add("environment", "“" + line + "” should be a line of the form NAME=value.");
            } else if (variables.put(line.substring(0, equals).strip(), line.substring(equals + 1)) != null) {
                findings.add("environment", line.substring(0, equals) + " stands there twice: keep one.");
            }
        }
        return variables;
    }

    /** The form of a new job. */
    static Form empty() {
        Map<String, String> fields = new LinkedHashMap<>(Frequency.fields(Optional.empty()));
        fields.put("frequency", "daily");
        fields.put("command", "./run.sh");
        fields.put("outputDirectory", "output");
        fields.put("timeoutMinutes", "120");
        fields.put("visibility", Visibility.PUBLIC.name());
        fields.put("publicationMode", PublicationMode.ACCUMULATE.name());
        fields.put("network", Network.OPEN.name());
        return Form.of(fields);
    }

    /** The form of a job as it is now. */
    static Form of(Job job, Optional<Recurrence> recurrence) {
        VersionDraft version = job.current().draft();
        Map<String, String> fields = new LinkedHashMap<>(Frequency.fields(recurrence));
        fields.put("name", job.name());
        fields.put("codeSha256", version.codeSha256());
        fields.put("codeName", version.codeName());
        fields.put("command", version.command());
        fields.put("outputDirectory", version.outputDirectory());
        fields.put("timeoutMinutes", Integer.toString(version.timeoutMinutes()));
        fields.put("visibility", job.visibility().name());
        fields.put("publicationMode", job.publicationMode().name());
        fields.put("network", version.network().name());
        fields.put(
                "environment",
                new TreeMap<>(version.environment())
                        .entrySet().stream()
                                .map(variable -> variable.getKey() + "=" + variable.getValue())
                                .collect(Collectors.joining("\n")));
        return Form.of(fields);
    }
}
