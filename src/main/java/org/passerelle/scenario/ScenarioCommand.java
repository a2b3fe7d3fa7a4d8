package org.passerelle.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.TraceListener;
import org.passerelle.programme.InvalidProgramme;
import org.passerelle.programme.Models;
import org.passerelle.programme.Programme;
import org.passerelle.programme.ProgrammeFolder;
import org.passerelle.programme.ProgrammeLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that runs scenarios: all passed, some failed, or the input cannot be used. */
@Command(
        name = "scenarios",
        mixinStandardHelpOptions = true,
        description = "Runs scenarios and reports what differed and which rows no scenario hit.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all passed", "1:some failed", "2:a file or an argument cannot be used"})
public final class ScenarioCommand implements Callable<Integer> {

    private static final int PASSED = 0;
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    private final Path root;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", description = "Programme; all when left out.")
    private @Nullable String programme;

    @Parameters(index = "1", arity = "0..1", description = "File in test-scenarios/<programme>; all when left out.")
    private @Nullable String file;

    @Option(names = "--base-url", description = "Asks a running service, such as http://localhost:8080.")
    private @Nullable URI baseUrl;

    /**
     * Creates a command.
     *
     * @param root folder with dmn, rules and test-scenarios
     */
    ScenarioCommand(Path root) {
        this.root = root;
    }

    /** Runs the command in the working directory. */
    public static void main(String[] arguments) {
        // What the engine logs, every failing scenario says better.
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(commandLine(Path.of("")).execute(arguments));
    }

    static CommandLine commandLine(Path root) {
        return new CommandLine(new ScenarioCommand(root))
                .setExitCodeExceptionMapper(unexpected -> UNUSABLE)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    throw failure;
                });
    }

    @Override
    public Integer call() throws IOException {
        try {
            ScenarioRunner runner = new ScenarioRunner(decider());
            boolean passed = true;
            for (ProgrammeFolder folder : folders()) {
                passed &= run(folder, runner).stream().allMatch(Verdict::passed);
            }
            return passed ? PASSED : FAILED;
        } catch (InvalidProgramme | InvalidScenarios | UncheckedIOException unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return UNUSABLE;
        }
    }

    private Decider decider() {
        if (baseUrl == null) {
            return new EngineDecider();
        }
        if (!List.of("http", "https").contains(String.valueOf(baseUrl.getScheme()))) {
            throw new ParameterException(spec.commandLine(), "The base URL must begin with http:// or https://.");
        }
        return new ServiceDecider(baseUrl);
    }

    private List<ProgrammeFolder> folders() throws IOException {
        List<ProgrammeFolder> all = ProgrammeFolder.below(root.resolve("dmn"), root.resolve("rules"));
        if (programme == null) {
            return all;
        }
        List<ProgrammeFolder> asked =
                all.stream().filter(folder -> folder.id().equals(programme)).toList();
        if (asked.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no such programme; there are: "
                            + String.join(
                                    ", ", all.stream().map(ProgrammeFolder::id).toList()));
        }
        return asked;
    }

    private List<Verdict> run(ProgrammeFolder folder, ScenarioRunner runner) throws IOException {
        List<Path> files = files(root.resolve("test-scenarios").resolve(folder.id()));
        Programme loaded = ProgrammeLoader.load(folder, Models.compiled(new TraceListener()));
        List<Verdict> verdicts = new ArrayList<>();
        for (Scenario scenario : ScenarioReader.read(loaded, files)) {
            verdicts.add(runner.run(scenario));
        }
        new Report(spec.commandLine().getOut()).write(loaded, verdicts);
        return verdicts;
    }

    private List<Path> files(Path folder) throws IOException {
        List<Path> all = ScenarioReader.filesIn(folder);
        if (file == null && !all.isEmpty()) {
            return all;
        }
        Path asked = file == null ? folder : folder.resolve(file);
        if (!Files.isRegularFile(asked)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There are no scenarios in " + asked + "; there are: "
                            + String.join(
                                    ", ",
                                    all.stream()
                                            .map(path -> String.valueOf(path.getFileName()))
                                            .toList()));
        }
        return List.of(asked);
    }
}
