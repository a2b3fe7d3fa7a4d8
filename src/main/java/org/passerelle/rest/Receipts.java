package org.passerelle.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.passerelle.decision.Answer;
import org.passerelle.decision.CaseRequest;
import org.passerelle.decision.Decisions;
import org.passerelle.decision.Json;
import org.passerelle.decision.Receipt;
import org.passerelle.explain.Level;
import org.passerelle.trust.ReceiptKeys;

/** Gives answers their receipts. */
@Singleton
final class Receipts {

    private final ReceiptKeys keys;
    private final boolean always;

    @Inject
    Receipts(ReceiptKeys keys, @ConfigProperty(name = "passerelle.receipts.always") boolean always) {
        this.keys = keys;
        this.always = always;
    }

    /** Returns whether every answer has one, wanted or not. */
    boolean always() {
        return always;
    }

    /** Returns the answer with its receipt. */
    Answer sign(CaseRequest request, Decisions.Decided decided, Level level, Locale language) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Receipt receipt = Receipt.of(request, decided, level, language, now);
        String payload = new String(Json.bytes(receipt), StandardCharsets.UTF_8);
        return decided.answer().withReceipt(keys.sign(payload));
    }
}
