package org.passerelle.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;

final class ReceiptTest {

    private static final String CASE = "{\"facts\": {\"assessment\": {\"realisticPotential\": false}}}";

    private static Receipt receipt(CaseRequest request) {
        Decisions.Decided decided =
                new Decisions(new DecisionEngine(), new Explainer()).decide(request, Level.NONE, Locale.FRENCH);
        return Receipt.of(request, decided, Level.NONE, Locale.FRENCH, Instant.EPOCH);
    }

    /** Receipts are kept for years: longer than a version. */
    @Test
    void receipt_ofAnotherVersion_isReadAsFarAsItIsWhole() throws IOException {
        Receipt receipt = receipt(Valais.request(Json.MAPPER.readTree(CASE)));
        ObjectNode later = Json.MAPPER.valueToTree(receipt);
        later.put("seal", "of next year");
        ObjectNode other = later.deepCopy();
        other.remove("factsSalt");

        assertThat(Receipt.read(later.toString()))
                .map(read -> Json.bytes(read))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(Json.bytes(receipt)));
        assertThat(Receipt.read(other.toString())).isEmpty();
        assertThat(Receipt.read("{}")).isEmpty();
        assertThat(Receipt.read("no JSON")).isEmpty();
    }

    @Test
    void facts_areTheSame_whenRulesMayAskForMore_orInAnotherOrder() throws IOException {
        CaseRequest request = Valais.request(Json.MAPPER.readTree(CASE));
        Receipt receipt = receipt(request);

        Map<String, Object> more = new TreeMap<>(request.facts());
        more.put("housing", new HashMap<>(Map.of("kind", Map.of())));
        assertThat(receipt.isOf(more)).isTrue();
        more.put("housing", Map.of("kind", "NONE"));
        assertThat(receipt.isOf(more)).isFalse();
        assertThat(receipt.isOf(Map.of())).isFalse();
    }
}
