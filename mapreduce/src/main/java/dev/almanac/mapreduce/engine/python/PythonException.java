package dev.almanac.mapreduce.engine.python;

/** The script raised; the message is Python's own account of it. */
public final class PythonException extends RuntimeException {
    PythonException(String traceback) {
        super(traceback);
    }

    /** The account alone: where Java was adds nothing. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        return new StackTraceElement[0];
    }
}
