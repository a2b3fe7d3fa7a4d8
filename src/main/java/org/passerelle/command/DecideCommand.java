package org.passerelle.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.passerelle.batch.BatchRequest;
import org.passerelle.decision.CaseRequest;
import org.passerelle.explain.Level;
import org.passerelle.facts.Days;
import org.passerelle.programme.InvalidFolder;
import org.passerelle.programme.InvalidProgramme;
import org.passerelle.programme.Programme;
import org.passerelle.scenario.ExitCode;
import org.passerelle.scenario.InvalidScenarios;
import org.passerelle.sheet.FullSheet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command that decides the cases of a file. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Decides the cases of a file, in this process, on all cores.",
        footerHeading = "%nCases:%n",
        footer = {
            "  .ndjson, .jsonl  a request for a decision on each line, as the service takes it",
            "  .csv, .xlsx      a case in each row of the (first) sheet: caseId, decisionDate and facts such as",
            "                   measures[0].code, as in scenarios; empty cells say nothing, expectations are passed over",
            "%nAnswers:%n",
            "  .ndjson          on each line a decision, or why there is none; its line is that of the case in FILE",
            "  .csv, .xlsx      a row for each case, in their order; the column case counts them, without the header"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all decided", "1:some refused", "2:a file or an argument cannot be used"})
public final class DecideCommand implements Callable<Integer> {

    /** Languages of texts, as their codes are written. */
    enum Language {
        fr,
        de,
        en
    }

    private final List<Path> roots;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "The cases; - reads standard input.")
    private String file = "-";

    @Option(names = "--programme", paramLabel = "ID", required = true, description = "The programme that decides.")
    private String programme = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the answers go: .ndjson, .csv or .xlsx; to standard output when left out.")
    private @Nullable Path out;

    @Option(
            names = "--explain",
            paramLabel = "LEVEL",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Level explain = Level.SHORT;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Language language = Language.fr;

    @Option(names = "--day", paramLabel = "DAY", description = "Day of decisions of cases that name none; else today.")
    private @Nullable LocalDate day;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description =
                    "How the cases are written, where the name of the file does not say: ${COMPLETION-CANDIDATES}.")
    private @Nullable Format from;

    @Option(
            names = "--against",
            paramLabel = "EDITION|FOLDER",
            description = "Decides twice, before by an edition or the programmes of a folder: what flips is put out.")
    private @Nullable String against;

    @Option(names = "--resume", description = "Goes on where a run was broken off: after the last whole answer.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Begins anew where a file of answers is there.")
    private boolean overwrite;

    @Option(names = "--terminal", hidden = true, description = "Progress can be drawn as a bar.")
    private boolean terminal;

    /**
     * Creates a command.
     *
     * @param roots folders with dmn and rules
     */
    DecideCommand(List<Path> roots) {
        this.roots = roots;
    }

    /** Runs the command on the programmes of the project and of the folder of further programmes. */
    public static void main(String[] arguments) {
        // What the engine logs may hold values of a case; what goes wrong stands in the answer.
        Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
        System.exit(commandLine(Rules.roots()).execute(arguments));
    }

    static CommandLine commandLine(List<Path> roots) {
        return ExitCode.on(new CommandLine(new DecideCommand(roots))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, DecideCommand::day));
    }

    private static LocalDate day(String text) {
        LocalDate day = Days.of(text);
        if (day == null) {
            throw new TypeConversionException("'" + text + "' is no day such as 2026-11-23");
        }
        return day;
    }

    @Override
    public Integer call() throws IOException {
        try {
            return run();
        } catch (Unusable
                | InvalidFolder
                | InvalidProgramme
                | InvalidScenarios
                | UncheckedIOException
                | FullSheet unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return ExitCode.UNUSABLE;
        } catch (NoSuchFileException missing) {
            spec.commandLine().getErr().println("There is no file " + missing.getMessage() + ".");
            return ExitCode.UNUSABLE;
        } catch (IOException unusable) {
            spec.commandLine().getErr().println("A file could not be read or written: " + unusable.getMessage());
            return ExitCode.UNUSABLE;
        }
    }

    private int run() throws IOException {
        if (resume && (overwrite || out == null)) {
            throw new ParameterException(
                    spec.commandLine(), "--resume goes on with the file of --out, and does not go with --overwrite.");
        }
        Programme rules = Rules.load(roots, programme);
        Output output = new Output(out, against != null, resume, overwrite);
        CaseFile cases = CaseFile.of(file, from);
        try (Deciding deciding =
                new Deciding(cases, rules, terminal, spec.commandLine().getErr())) {
            Programme before = against == null ? null : Rules.against(against, rules);
            LocalDate usual = output.begin(cases, asked(cases), LocalDate.now(CaseRequest.ZONE));
            BatchRequest request = new BatchRequest(rules, explain, Locale.forLanguageTag(language.name()), usual);
            Run run = new Run(deciding, output, spec.commandLine().getErr());
            int code = before == null ? run.decide(request) : run.compare(before, request);
            output.end();
            return code;
        }
    }

    private RunNote asked(CaseFile cases) throws IOException {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("--programme", programme);
        asked.put("--explain", explain.toString());
        asked.put("--language", language.name());
        asked.put("--against", against == null ? "left out" : against);
        asked.put("--from", cases.format().toString());
        if (out != null) {
            asked.put("the content of FILE", cases.hash());
        }
        if (day != null) {
            asked.put(RunNote.DAY, day.toString());
        }
        return new RunNote(asked);
    }
}
