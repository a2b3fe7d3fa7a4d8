package org.passerelle.command;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** What the command that decides says to who started it. */
final class ExitCode {

    static final int ALL_DECIDED = 0;
    static final int SOME_REFUSED = 1;
    static final int UNUSABLE = 2;

    private ExitCode() {}

    /** Makes a command end with the right code, whatever goes wrong. */
    static CommandLine on(CommandLine command) {
        return command.setExitCodeExceptionMapper(unexpected -> UNUSABLE)
                .setExecutionStrategy(ExitCode::run)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    // That of a thread that decides.
                    if (failure.getCause() instanceof OutOfMemoryError) {
                        return memoryIsFull(line);
                    }
                    throw failure;
                });
    }

    /** Handlers see exceptions only: an error would end with the code that says that cases were refused. */
    private static int run(ParseResult parsed) {
        CommandLine command = parsed.commandSpec().commandLine();
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError full) {
            return memoryIsFull(command);
        } catch (Error fault) {
            throw new ExecutionException(command, "The command failed.", fault);
        }
    }

    private static int memoryIsFull(CommandLine command) {
        command.getErr()
                .println("There is too little memory for these cases; give more, such as by JAVA_TOOL_OPTIONS=-Xmx8g.");
        return UNUSABLE;
    }
}
