package dev.almanac.platform.workers;

/** An attempt left no output directory: there is none, or something else has its name. */
public final class UnusableOutputException extends RuntimeException {

    /** What stands where the output directory should be. */
    public enum Found {
        NOTHING("there is no such directory"),
        FILE("it is a file, not a directory"),
        LINK("it is a symbolic link, not a directory"),
        SPECIAL("it is a pipe, a socket or a device, not a directory"),
        UNREADABLE("its owner may not list it");

        private final String description;

        Found(String description) {
            this.description = description;
        }
    }

    private final String directory;
    private final Found found;

    public UnusableOutputException(String directory, Found found) {
        super("The output directory \"" + directory + "\" cannot be used: " + found.description + ".");
        this.directory = directory;
        this.found = found;
    }

    public String directory() {
        return directory;
    }

    public Found found() {
        return found;
    }
}
