package dev.almanac.mapreduce.cli;

import dev.almanac.mapreduce.can.MalformedCanException;
import dev.almanac.mapreduce.can.RefusedRecordException;
import dev.almanac.mapreduce.engine.JobFailedException;
import dev.almanac.mapreduce.objects.ObjectsException;
import dev.almanac.mapreduce.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code almanac}. Exit codes: 0 done, 1 failed with a message, 2 wrong options. */
@Command(
        name = "almanac",
        mixinStandardHelpOptions = true,
        version = "almanac 0.1.0",
        description = "Reads and writes the measurement store, and runs MapReduce jobs over it.",
        subcommands = {CanCommand.class, StoreCommand.class, MapReduceCommand.class, GenerateCommand.class})
final class Almanac {
    private Almanac() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command line. @return the exit code */
    static int run(String... arguments) {
        return new CommandLine(new Almanac())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("almanac: " + message(failure));
                    return 1;
                })
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private static String message(Exception failure) {
        boolean saysItAll = failure instanceof JobFailedException
                || failure instanceof StoreException
                || failure instanceof ObjectsException
                || failure instanceof MalformedCanException
                || failure instanceof RefusedRecordException
                || failure instanceof UncheckedIOException
                || failure instanceof IOException
                || failure instanceof IllegalArgumentException;
        if (saysItAll && failure.getMessage() != null) {
            return failure instanceof IOException
                    ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                    : failure.getMessage();
        }
        StringBuilder trace = new StringBuilder(failure.toString());
        for (StackTraceElement frame : failure.getStackTrace()) {
            trace.append("\n    at ").append(frame);
        }
        return trace.toString();
    }
}
