package org.passerelle.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Json;
import org.passerelle.decision.Receipt;
import org.passerelle.decision.Replay;
import org.passerelle.decision.Replays;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.facts.JsonDocument;
import org.passerelle.programme.InvalidFolder;
import org.passerelle.programme.InvalidProgramme;
import org.passerelle.scenario.ExitCode;
import org.passerelle.trust.ReceiptKeys;
import org.passerelle.trust.ReceiptKeys.Signature;
import org.passerelle.trust.UnusableKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that checks a receipt without the service that gave it. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks the receipt of a decision without the service that gave it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:genuine and, if the case is given, the same answer comes out",
            "1:not genuine, or another answer comes out",
            "2:a file or an argument cannot be used"
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int GENUINE = 0;
    private static final int OTHERWISE = 1;

    private final List<Path> roots;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RECEIPT",
            description = "File with the receipt, or with the answer that has it.")
    private @Nullable Path receipt;

    @Option(names = "--keys", paramLabel = "FILE", description = "Public keys, as /v1/receipts/keys publishes them.")
    private @Nullable Path keys;

    @Option(
            names = "--case",
            paramLabel = "FILE",
            description = "The request that was decided: it is decided again, by the rules on disk.")
    private @Nullable Path request;

    @Option(names = "--new-key", description = "Only prints a new private key for PASSERELLE_RECEIPT_KEY.")
    private boolean newKey;

    /**
     * Creates a command.
     *
     * @param roots folders with dmn and rules
     */
    VerifyCommand(List<Path> roots) {
        this.roots = roots;
    }

    /** Runs the command on the programmes of the project and of the folder of further programmes. */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(commandLine(Rules.roots()).execute(arguments));
    }

    static CommandLine commandLine(List<Path> roots) {
        return ExitCode.on(new CommandLine(new VerifyCommand(roots)));
    }

    @Override
    public Integer call() {
        if (newKey) {
            spec.commandLine().getOut().println(ReceiptKeys.create());
            return GENUINE;
        }
        try {
            return verify();
        } catch (Unusable | UnusableKey | InvalidFolder | InvalidProgramme | UncheckedIOException unusable) {
            spec.commandLine().getErr().println(unusable.getMessage());
            return ExitCode.UNUSABLE;
        } catch (IOException unreadable) {
            spec.commandLine().getErr().println("A file could not be read: " + unreadable.getMessage());
            return ExitCode.UNUSABLE;
        }
    }

    private int verify() throws IOException {
        if (receipt == null || keys == null) {
            throw new Unusable("Give the file of a receipt, and --keys with the public keys.");
        }
        Replays replays = new Replays(
                ReceiptKeys.ofOthers(keys),
                // The signature alone can be checked where the programme is not.
                id -> request == null && !Rules.have(roots, id) ? Optional.empty() : Optional.of(Rules.load(roots, id)),
                new Decisions(new DecisionEngine(), new Explainer()));
        ObjectNode body = request == null ? Json.MAPPER.createObjectNode() : object(request, read(request));
        String given = read(receipt).strip();
        ObjectNode answer = given.startsWith("{") ? object(receipt, given) : null;
        Replays.Outcome outcome = replays.of(body.put(
                "receipt", answer == null ? given : answer.path("receipt").asText()));
        if (outcome instanceof Replays.Outcome.Invalid invalid) {
            invalid.problems()
                    .forEach(problem -> spec.commandLine().getErr().println(problem.pointer() + ": " + problem.code()));
            return ExitCode.UNUSABLE;
        }
        Replay replay = ((Replays.Outcome.Replayed) outcome).replay();
        spec.commandLine()
                .getOut()
                .println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(replay));
        return isGenuine(replay) && isFor(replay.receipt(), answer) ? GENUINE : OTHERWISE;
    }

    private boolean isGenuine(Replay replay) {
        return replay.signature() == Signature.VALID && (request == null || isSame(replay));
    }

    private static boolean isSame(Replay replay) {
        return replay.answer() == Replay.Same.SAME
                && replay.facts() == Replay.Same.SAME
                && replay.caseId() != Replay.Same.DIFFERENT;
    }

    /** Returns whether an answer is the one that the receipt in it was given for; and says so when it is not. */
    private boolean isFor(@Nullable Receipt signed, @Nullable ObjectNode answer) {
        boolean same = signed == null || answer == null || signed.isFor(answer);
        if (!same) {
            spec.commandLine().getErr().println(receipt + " is not the answer that its receipt was given for.");
        }
        return same;
    }

    private static ObjectNode object(Path file, String content) {
        JsonDocument document = JsonDocument.parse(content.getBytes(StandardCharsets.UTF_8));
        JsonNode root = document instanceof JsonDocument.WellFormed formed ? formed.root() : null;
        if (!(root instanceof ObjectNode object)) {
            throw new Unusable(file + " is not a JSON object.");
        }
        return object;
    }

    private static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Unusable("There is no file " + file + ".");
        }
        return Files.readString(file);
    }
}
