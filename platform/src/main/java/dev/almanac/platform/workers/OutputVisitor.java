package dev.almanac.platform.workers;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes what a worker left in its output directory, one entry after the other in the order of the UTF-8 bytes of their
 * paths. Directories are walked, not reported.
 */
public interface OutputVisitor {

    /**
     * A regular file. The stream is closed by the caller when this returns, and need not be read.
     *
     * @param path relative to the output directory, with {@code /} between names
     * @param sizeBytes as the file system says; the content has exactly that many bytes
     */
    void file(String path, long sizeBytes, InputStream content) throws IOException;

    /**
     * Something that is not a file to publish.
     *
     * @param path as above; bytes that are no valid UTF-8 are shown as {@code \xFF}
     */
    void refused(String path, Refusal refusal) throws IOException;

    /** Why an entry of the output is not a file to publish. */
    enum Refusal {
        LINK("a symbolic link"),
        PIPE("a named pipe"),
        SOCKET("a socket"),
        DEVICE("a device"),
        NAME_NOT_UTF8("named with bytes that are no valid UTF-8"),
        UNREADABLE("not readable for its owner"),
        TOO_DEEP("more than 64 directories deep");

        private final String description;

        Refusal(String description) {
            this.description = description;
        }

        /** What the entry is, to follow "it is" in a sentence. */
        public String description() {
            return description;
        }
    }
}
