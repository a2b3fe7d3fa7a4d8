package org.passerelle.scenario;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** What every command says to who started it, besides what it found. */
public final class ExitCode {

    /** That a file or an argument cannot be used: nothing was found. */
    public static final int UNUSABLE = 2;

    private ExitCode() {}

    /** Makes a command end with the right code, whatever goes wrong. */
    public static CommandLine on(CommandLine command) {
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

    /** Handlers see exceptions only: an error would end with the code of something that was found. */
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
                .println("There is too little memory for these files; give more, such as by JAVA_TOOL_OPTIONS=-Xmx8g.");
        return UNUSABLE;
    }
}
