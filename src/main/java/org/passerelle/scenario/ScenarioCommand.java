package org.passerelle.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.TraceListener;
import org.passerelle.engine.table.IndexedTables;
import org.passerelle.programme.InvalidFolder;
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

    /** The folder of further programmes, as the service takes it. */
    private static final String FURTHER = "PASSERELLE_PROGRAMMES";

    private final List<Path> roots;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", description = "Programme; all when left out.")
    private @Nullable String programme;

    @Parameters(index = "1", arity = "0..1", description = "File in test-scenarios/<programme>; all when left out.")
    private @Nullable String file;

    @Option(
            names = "--base-url",
            description =
                    "Asks a running service, such as http://localhost:8080; with the token in PASSERELLE_TOKEN, if any.")
    private @Nullable URI baseUrl;

    /**
     * Creates a command.
     *
     * @param roots folders with dmn, rules and test-scenarios
     */
    ScenarioCommand(List<Path> roots) {
        this.roots = roots;
    }

    /** A programme and the folder of its scenarios. */
    private record Place(ProgrammeFolder folder, Path scenarios) {}

    /** Runs the command on the working directory and the folder of further programmes. */
    public static void main(String[] arguments) {
        // What the engine logs, every failing scenario says better.
        Logger.getLogger("").setLevel(Level.OFF);
        List<Path> roots = Stream.of("", System.getenv().getOrDefault(FURTHER, ""))
                .distinct()
                .map(Path::of)
                .toList();
        System.exit(commandLine(roots).execute(arguments));
    }

    static CommandLine commandLine(List<Path> roots) {
        return ExitCode.on(new CommandLine(new ScenarioCommand(roots)));
    }

    @Override
    public Integer call() throws IOException {
        try {
            ScenarioRunner runner = new ScenarioRunner(decider());
            boolean passed = true;
            for (Place place : asked()) {
                passed &= run(place, runner).stream().allMatch(Verdict::passed);
            }
            return passed ? PASSED : FAILED;
        } catch (InvalidFolder | InvalidProgramme | InvalidScenarios | UncheckedIOException unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return ExitCode.UNUSABLE;
        }
    }

    private Decider decider() {
        if (baseUrl == null) {
            return new EngineDecider();
        }
        if (!List.of("http", "https").contains(String.valueOf(baseUrl.getScheme()))) {
            throw new ParameterException(spec.commandLine(), "The base URL must begin with http:// or https://.");
        }
        return new ServiceDecider(baseUrl, System.getenv("PASSERELLE_TOKEN"));
    }

    private List<Place> asked() {
        List<Place> all = roots.stream()
                .flatMap(root -> ProgrammeFolder.in(root).stream().map(folder -> place(root, folder)))
                .toList();
        List<String> ids = all.stream().map(place -> place.folder().id()).toList();
        if (ids.size() != Set.copyOf(ids).size()) {
            throw new ParameterException(
                    spec.commandLine(), FURTHER + " holds a programme with the id of another; all are: " + ids + ".");
        }
        if (programme == null) {
            return all;
        }
        if (!ids.contains(programme)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no such programme; there are: " + String.join(", ", ids));
        }
        return List.of(all.get(ids.indexOf(programme)));
    }

    private static Place place(Path root, ProgrammeFolder folder) {
        return new Place(folder, root.resolve("test-scenarios").resolve(folder.id()));
    }

    private List<Verdict> run(Place place, ScenarioRunner runner) throws IOException {
        List<Path> files = files(place.scenarios());
        Programme loaded =
                ProgrammeLoader.load(place.folder(), Models.compiled(new TraceListener(), new IndexedTables()));
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
