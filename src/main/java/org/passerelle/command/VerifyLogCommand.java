package org.passerelle.command;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Json;
import org.passerelle.log.CaseEntries;
import org.passerelle.log.LogCheck;
import org.passerelle.log.UnusableLog;
import org.passerelle.scenario.ExitCode;
import org.passerelle.trust.ReceiptKeys;
import org.passerelle.trust.UnusableKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that checks a decision log without the service that wrote it. */
@Command(
        name = "verify-log",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks a decision log without the service that wrote it, or shows or forgets a case in it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the log is as it was written, or what was asked for is done",
            "1:it is not, or there is no such case",
            "2:a file or an argument cannot be used"
        })
public final class VerifyLogCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int OTHERWISE = 1;

    /** Whoever could write to the log could also write what makes a terminal show something else. */
    private static final ObjectWriter PRINTED = Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "LOG", description = "The folder of the log, or a file with its lines.")
    private Path log = Path.of("");

    @Option(names = "--keys", paramLabel = "FILE", description = "Public keys, as /v1/receipts/keys publishes them.")
    private @Nullable Path keys;

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = {
                "A checkpoint that was kept elsewhere, as /v1/log/head gives it. Without one nobody can see",
                "what was cut off the end. May be given several times."
            })
    private List<Path> heads = new ArrayList<>();

    @Option(names = "--secrets", paramLabel = "FOLDER", description = "The secrets of the log, for the options below.")
    private @Nullable Path secrets;

    @Option(names = "--case", paramLabel = "ID", description = "Only prints the entries of a case, with its facts.")
    private @Nullable String wanted;

    @Option(names = "--forget", paramLabel = "ID", description = "Only deletes the key that the facts of a case need.")
    private @Nullable String forgotten;

    VerifyLogCommand() {}

    /** Runs the command. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return ExitCode.on(new CommandLine(new VerifyLogCommand()));
    }

    @Override
    public Integer call() {
        try {
            if (!Files.exists(log)) {
                throw new Unusable("There is no " + log + ".");
            }
            if (forgotten != null && wanted != null) {
                throw new Unusable("Give --case or --forget, not both.");
            }
            boolean isDone = forgotten != null ? forget(forgotten) : wanted != null ? show(wanted) : check();
            return isDone ? DONE : OTHERWISE;
        } catch (IOException | Unusable | UnusableKey | UnusableLog unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return ExitCode.UNUSABLE;
        }
    }

    private boolean check() throws IOException {
        if (keys == null) {
            throw new Unusable("Give --keys with the public keys that checkpoints are known by.");
        }
        LogCheck check = new LogCheck(ReceiptKeys.ofOthers(keys));
        for (Path head : heads) {
            check.compareWith(Files.readString(head));
        }
        check.read(log);
        LogCheck.Report report = check.report();
        if (report.isEmpty()) {
            throw new Unusable("There is no entry of a decision log in " + log + ".");
        }
        out().println(PRINTED.withDefaultPrettyPrinter().writeValueAsString(report));
        return report.intact();
    }

    private boolean show(String caseId) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        entries(caseId).find(log, entries::add);
        for (JsonNode entry : entries) {
            out().println(PRINTED.writeValueAsString(entry));
        }
        return said(!entries.isEmpty(), "The log holds no entry of this case.");
    }

    private boolean forget(String caseId) throws IOException {
        return said(
                entries(caseId).forget(),
                "No key of this case is kept: its facts are forgotten already, or never were kept.");
    }

    private boolean said(boolean isDone, String otherwise) {
        if (!isDone) {
            spec.commandLine().getErr().println(otherwise);
        }
        return isDone;
    }

    private CaseEntries entries(String caseId) throws IOException {
        if (secrets == null) {
            throw new Unusable("Give --secrets: in the log, cases have no names.");
        }
        return new CaseEntries(secrets, caseId);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
