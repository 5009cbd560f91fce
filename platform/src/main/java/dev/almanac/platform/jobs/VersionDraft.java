package dev.almanac.platform.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a job is to be run, as entered.
 *
 * @param codeSha256 the digest of an uploaded archive, or empty where none was uploaded yet
 * @param codeName what the archive was called when it was uploaded
 * @param command one line for Bash
 * @param outputDirectory relative to the unpacked archive, and inside it
 * @param timeoutMinutes 1 to 1440
 */
public record VersionDraft(
        String codeSha256,
        String codeName,
        String command,
        String outputDirectory,
        int timeoutMinutes,
        Network network,
        Map<String, String> environment) {

    public static final int LONGEST_TIMEOUT_MINUTES = 1440;
    private static final int LONGEST_COMMAND = 4_000;
    private static final int LONGEST_DIRECTORY = 200;
    private static final int LARGEST_ENVIRONMENT = 32 * 1024;

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    public VersionDraft {
        environment = Map.copyOf(environment);
    }

    /** What is wrong with it, by field, each with what to do; empty when nothing is. */
    public Map<String, String> faults() {
        Map<String, String> faults = new TreeMap<>();
        if (codeSha256.isEmpty()) {
            faults.put(
                    "code",
                    "Choose the tarball that holds the analysis (.tar, .tar.gz, .tar.xz, .tar.lz4 or .tar.zst).");
        }
        if (command.isBlank() || command.length() > LONGEST_COMMAND || hasControlCharacter(command)) {
            faults.put("command", "Enter one line of at most 4,000 characters, for example ./run.sh.");
        }
        if (!isInside(outputDirectory)) {
            faults.put(
                    "outputDirectory",
                    "Enter a directory inside the archive, without .. and not beginning with /, for example output.");
        }
        if (timeoutMinutes < 1 || timeoutMinutes > LONGEST_TIMEOUT_MINUTES) {
            faults.put("timeoutMinutes", "Enter a whole number of minutes from 1 to 1440.");
        }
        environmentFault().ifPresent(fault -> faults.put("environment", fault));
        return faults;
    }

    private Optional<String> environmentFault() {
        int characters = 0;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            characters += name.length() + variable.getValue().length();
            if (!VARIABLE.matcher(name).matches()) {
                return Optional.of(
                        "“" + name + "” is no name of a variable: use letters, digits and _, as in NAME=value.");
            }
            if (name.startsWith("ALMANAC_")) {
                return Optional.of(name + " is set by Almanac itself: choose another name.");
            }
            if (variable.getValue().indexOf('\0') >= 0) {
                return Optional.of("The value of " + name + " must not hold a NUL character.");
            }
        }
        return characters > LARGEST_ENVIRONMENT
                ? Optional.of("All variables together may have 32,768 characters: put the rest into a file.")
                : Optional.empty();
    }

    private static boolean isInside(String directory) {
        if (directory.isEmpty() || directory.length() > LONGEST_DIRECTORY || hasControlCharacter(directory)) {
            return false;
        }
        for (String segment : directory.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
