package org.passerelle.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.Valais;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Json;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;
import org.passerelle.programme.Texts;
import org.passerelle.trust.ReceiptKeys;

/** Logs to write, and decisions to write to them. */
final class Logs {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final ReceiptKeys KEYS = keys();

    private static final Decisions DECISIONS = new Decisions(new DecisionEngine(), new Explainer());

    private Logs() {}

    /** Settings as one writes them. */
    record Settings(
            Optional<Path> folder,
            Optional<String> topic,
            Optional<Path> secrets,
            boolean facts,
            long segmentBytes,
            int checkpointEntries,
            Duration checkpointTime,
            Duration patience)
            implements LogSettings {

        static Settings in(Path folder, boolean facts) {
            return new Settings(
                    Optional.of(folder.resolve("log")),
                    Optional.empty(),
                    Optional.of(folder.resolve("secrets")),
                    facts,
                    10_000,
                    12,
                    Duration.ofHours(1),
                    Duration.ofSeconds(10));
        }
    }

    private static ReceiptKeys keys() {
        try {
            Path file = Files.createTempFile("key", ".jwk");
            Files.writeString(file, ReceiptKeys.create());
            ReceiptKeys keys = new ReceiptKeys(Optional.of(file), Optional.empty());
            Files.delete(file);
            return keys;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static Optional<Opened> opened(LogSettings settings) {
        return Opened.by(settings, KEYS, () -> NOW, Map.of());
    }

    /** Returns a log that is being written. */
    static DecisionLog started(LogSettings settings) {
        DecisionLog log = new DecisionLog(opened(settings));
        log.start(null);
        return log;
    }

    static FolderSink sink(Path folder, long segmentBytes, LogSettings settings) {
        return new FolderSink(folder, segmentBytes, lastKept(settings));
    }

    static LastKept lastKept(LogSettings settings) {
        return new LastKept(settings.secrets().orElseThrow());
    }

    /** Notes an entry as the last that was kept. */
    static void note(String line, LogSettings settings) throws IOException {
        try (LastKept last = lastKept(settings)) {
            Tip tip = Entry.read(line).orElseThrow().tip();
            last.open(tip.chain());
            last.note(tip);
        }
    }

    /** Returns the chain of a sink, ready to be written. */
    static Chain chain(Sink sink, LogSettings settings) throws IOException {
        Chain chain = new Chain(sink, KEYS, () -> NOW, settings);
        chain.open();
        return chain;
    }

    static GivenDecision decided(String body) throws IOException {
        CaseRequest request = Valais.request(Json.MAPPER.readTree(body));
        return new GivenDecision(
                request,
                DECISIONS.decide(request, Level.NONE, Texts.LANGUAGES.get(0)).answer());
    }

    static GivenDecision decided() throws IOException {
        return decided("{\"caseId\": \"2026-0417\", \"facts\": {\"assessment\": {\"realisticPotential\": false}}}");
    }

    static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : SegmentFiles.in(folder)) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    static LogCheck.Report check(Path log, String... heads) throws IOException {
        LogCheck check = new LogCheck(KEYS);
        for (String head : heads) {
            check.compareWith(head);
        }
        check.read(log);
        return check.report();
    }
}
