package org.passerelle.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.Valais;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Replays;
import org.passerelle.draft.UntrustedDraft;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;
import org.passerelle.facts.JsonDocument;
import org.passerelle.scenario.InvalidScenarios;
import org.passerelle.scenario.ScenarioReader;
import org.passerelle.sheet.SheetFormat;
import org.passerelle.sheet.UnreadableSheet;
import org.passerelle.trust.ReceiptKeys;

/** What reads input that strangers wrote. Whatever the bytes, it refuses them or uses them, and throws nothing. */
enum FuzzTarget {
    /** The body of a request for a decision; what can be read is decided. */
    CASE {
        @Override
        void take(byte[] input) {
            if (JsonDocument.parse(input) instanceof JsonDocument.WellFormed document
                    && CaseRequest.read(document.root(), Valais.PROGRAMME, DAY)
                            instanceof CaseRequest.Read.Valid valid) {
                DECISIONS.decide(valid.request(), Level.NONE, Locale.FRENCH);
            }
        }
    },

    /** A table from a spreadsheet: the first byte chooses the format. */
    SHEET {
        @Override
        void take(byte[] input) {
            SheetFormat[] formats = SheetFormat.values();
            try {
                formats[input.length == 0 ? 0 : (input[0] & 1)].read(rest(input));
            } catch (UnreadableSheet refused) {
                // As it should be.
            }
        }
    },

    /** A file of scenarios: the first byte chooses the format. */
    SCENARIOS {
        @Override
        void take(byte[] input) {
            try {
                Path file = FOLDER.resolve(input.length > 0 && (input[0] & 1) == 1 ? "some.yaml" : "some.csv");
                Files.write(file, rest(input));
                ScenarioReader.read(Valais.PROGRAMME, List.of(file));
            } catch (InvalidScenarios refused) {
                // As it should be.
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    },

    /** A request with a draft, and each of its models. */
    DRAFT {
        @Override
        void take(byte[] input) {
            UntrustedDraft.take(input);
        }
    },

    /** A receipt, and a request to verify one. */
    RECEIPT {
        @Override
        void take(byte[] input) {
            KEYS.check(new String(input, StandardCharsets.UTF_8));
            if (JsonDocument.parse(input) instanceof JsonDocument.WellFormed document) {
                REPLAYS.of(document.root());
            }
        }
    };

    private static final LocalDate DAY = Valais.DAY;
    private static final Decisions DECISIONS = new Decisions(new DecisionEngine(), new Explainer());
    private static final ReceiptKeys KEYS = new ReceiptKeys(Optional.empty(), Optional.empty());
    private static final Replays REPLAYS = new Replays(KEYS, id -> Optional.of(Valais.PROGRAMME), DECISIONS);
    private static final Path FOLDER = folder();

    /** Uses an input, or refuses it. */
    abstract void take(byte[] input);

    private static byte[] rest(byte[] input) {
        byte[] rest = new byte[Math.max(0, input.length - 1)];
        System.arraycopy(input, input.length - rest.length, rest, 0, rest.length);
        return rest;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("passerelle-fuzz");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
