package dev.almanac.platform.jobs;

import java.util.Map;
import java.util.TreeMap;

/** What a new job is to be, as entered. */
public record JobDraft(String name, Visibility visibility, PublicationMode publicationMode, VersionDraft version) {

    /** What is wrong with it, by field, each with what to do; empty when nothing is. */
    public Map<String, String> faults() {
        Map<String, String> faults = new TreeMap<>(version.faults());
        if (!Job.NAME.matcher(name).matches()) {
            faults.put(
                    "name",
                    "Use 2 to 63 lower-case letters, digits and hyphens, beginning with a letter or a digit, for"
                            + " example os-distribution.");
        } else if (Jobs.RESERVED_NAMES.contains(name)) {
            faults.put("name", "The name " + name + " is used by Almanac itself: choose another.");
        }
        return faults;
    }
}
