package dev.almanac.mapreduce.can;

/** A can is not what its format and its own index say it is. */
public final class MalformedCanException extends RuntimeException {
    private final String file;
    private final long offset;

    public MalformedCanException(String file, long offset, String reason) {
        super("%s: damaged at byte %d: %s".formatted(file, offset, reason));
        this.file = file;
        this.offset = offset;
    }

    /** Which can. */
    public String file() {
        return file;
    }

    /** Where the damage was found, in bytes from the can's beginning. */
    public long offset() {
        return offset;
    }
}
