package org.passerelle.decision;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.FactType.Field;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.facts.FactType.Text;
import org.passerelle.facts.Problem;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Programme;
import org.passerelle.programme.Programmes;
import org.passerelle.trust.ReceiptKeys;

/** Says what receipts come to, and decides again what they attest. Safe for threads. */
@Singleton
public final class Replays {

    private static final String RECEIPT = "receipt";
    private static final int LONGEST = 200_000;
    private static final Field FIELD = new Field(Text.upTo(LONGEST), true, "");

    private final ReceiptKeys keys;
    private final Function<String, Optional<Programme>> programmes;
    private final Decisions decisions;

    /** Replays by the programmes of the service, not measured: what is decided again is no further decision. */
    @Inject
    Replays(ReceiptKeys keys, Programmes programmes, DecisionEngine engine, Explainer explainer) {
        this(keys, programmes::find, new Decisions(engine, explainer));
    }

    /**
     * Replays by programmes.
     *
     * @param programmes finds one by its id
     */
    public Replays(ReceiptKeys keys, Function<String, Optional<Programme>> programmes, Decisions decisions) {
        this.keys = keys;
        this.programmes = programmes;
        this.decisions = decisions;
    }

    /** What came of a request. */
    public sealed interface Outcome {

        /** The receipt was looked at. */
        record Replayed(Replay replay) implements Outcome {}

        /** The request is refused. */
        record Invalid(List<Problem> problems) implements Outcome {}
    }

    /**
     * Checks a receipt.
     *
     * @param body holds the receipt and, to decide again, what the request for the decision held: facts, decision date, case id; the
     *     decision date is that of the receipt when left out
     */
    public Outcome of(JsonNode body) {
        JsonNode text = body.path(RECEIPT);
        if (!text.isTextual()) {
            return refusal(body);
        }
        ReceiptKeys.Checked checked = keys.check(text.asText());
        if (checked.signature() != ReceiptKeys.Signature.VALID) {
            return new Outcome.Replayed(Replay.ofSignature(checked.signature(), null, Replay.Same.NOT_COMPARED));
        }
        return Receipt.read(checked.payload())
                .map(receipt -> of(receipt, body))
                .orElseGet(() ->
                        new Outcome.Replayed(Replay.ofSignature(checked.signature(), null, Replay.Same.NOT_COMPARED)));
    }

    private Outcome of(Receipt receipt, JsonNode body) {
        Optional<Programme> programme = programmes.apply(receipt.programme());
        if (body.size() == 1 || (programme.isEmpty() && body.has(CaseRequest.FACTS))) {
            return new Outcome.Replayed(
                    Replay.ofSignature(ReceiptKeys.Signature.VALID, receipt, rules(receipt, programme)));
        }
        if (programme.isEmpty()) {
            return refusal(body);
        }
        CaseRequest.Read read = CaseRequest.read(
                body, programme.get(), receipt.decisionDate(), edition -> Map.of(RECEIPT, FIELD), edition -> List.of());
        return read instanceof CaseRequest.Read.Invalid invalid
                ? new Outcome.Invalid(invalid.problems())
                : new Outcome.Replayed(
                        Replay.of(receipt, asIn(receipt, ((CaseRequest.Read.Valid) read).request()), decisions));
    }

    /** Looks at no more of a case than the receipt is about. */
    private static CaseRequest asIn(Receipt receipt, CaseRequest request) {
        Set<String> asked = receipt.asked();
        return asked == null
                ? request
                : Asked.of(request.edition(), asked, request.day())
                        .map(request::asking)
                        .orElse(request);
    }

    /** Without a receipt, or its programme, nothing but a receipt is known. */
    private static Outcome refusal(JsonNode body) {
        Map<String, Field> fields = new LinkedHashMap<>();
        fields.put(RECEIPT, FIELD);
        Reading reading = FactReader.read(body, new Structure(fields), "");
        return new Outcome.Invalid(
                reading instanceof Reading.Rejected rejected ? rejected.problems() : new ArrayList<>());
    }

    private static Replay.Same rules(Receipt receipt, Optional<Programme> programme) {
        boolean same = programme
                .flatMap(known -> known.editionOn(receipt.decisionDate()))
                .filter(edition -> Objects.equals(edition.digest(), receipt.rulesDigest()))
                .isPresent();
        return same ? Replay.Same.SAME : Replay.Same.DIFFERENT;
    }
}
