package org.passerelle.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.passerelle.trust.ReceiptKeys;

/** Gives answers their receipts. Safe for threads. */
@Singleton
public final class Receipts {

    private final ReceiptKeys keys;
    private final boolean always;
    private final @Nullable InstantSource clock;

    /**
     * Signs by keys.
     *
     * @param always whether every answer has a receipt, wanted or not
     * @param clock that says when a receipt was issued; null when receipts are not to say it
     */
    @Inject
    public Receipts(
            ReceiptKeys keys,
            @ConfigProperty(name = "passerelle.receipts.always") boolean always,
            @Nullable InstantSource clock) {
        this.keys = keys;
        this.always = always;
        this.clock = clock;
    }

    /** Returns the same without the time: the same answer then has the same receipt, to the byte. */
    public Receipts withoutTime() {
        return new Receipts(keys, always, null);
    }

    /** Returns whether every answer has one, wanted or not. */
    boolean always() {
        return always;
    }

    /** Returns the answer with its receipt. */
    Answer sign(CaseRequest request, Decisions.Decided decided, DecisionWish wish) {
        Instant now = clock == null ? null : clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Receipt receipt = Receipt.of(request, decided, wish.level(), wish.language(), now);
        String payload = new String(Json.bytes(receipt), StandardCharsets.UTF_8);
        return decided.answer().withReceipt(keys.sign(payload));
    }
}
