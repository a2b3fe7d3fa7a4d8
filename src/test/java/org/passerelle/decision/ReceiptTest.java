package org.passerelle.decision;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void facts_areTheSame_whenRulesMayAskForMore_orInAnotherOrder() throws IOException {
        CaseRequest request = Valais.request(Json.MAPPER.readTree(CASE));
        Decisions.Decided decided =
                new Decisions(new DecisionEngine(), new Explainer()).decide(request, Level.NONE, Locale.FRENCH);
        Receipt receipt = Receipt.of(request, decided, Level.NONE, Locale.FRENCH, Instant.EPOCH);

        Map<String, Object> more = new TreeMap<>(request.facts());
        more.put("housing", new HashMap<>(Map.of("kind", Map.of())));
        assertThat(receipt.isOf(more)).isTrue();
        more.put("housing", Map.of("kind", "NONE"));
        assertThat(receipt.isOf(more)).isFalse();
        assertThat(receipt.isOf(Map.of())).isFalse();
    }
}
