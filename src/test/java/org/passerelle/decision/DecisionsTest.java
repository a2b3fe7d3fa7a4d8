package org.passerelle.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.passerelle.RandomCases;
import org.passerelle.Valais;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;

final class DecisionsTest {

    private static final Decisions DECISIONS = new Decisions(new DecisionEngine(), new Explainer());

    private static Decisions.Begun begun(CaseRequest request) {
        return DECISIONS.begin(request, Level.SHORT, Locale.ENGLISH);
    }

    private static String hash(CaseRequest request) {
        return DECISIONS.decide(request, Level.SHORT, Locale.ENGLISH).answer().hash();
    }

    @Test
    void typicalCase_isBrief() throws IOException {
        CaseRequest request =
                Valais.request(Json.MAPPER.readTree(Files.readString(Path.of("benchmark/typical-case.json"))));

        assertThat(begun(request).isBrief()).isTrue();
    }

    @Test
    void caseOfWhichNothingIsKnown_isNotBrief_andComesToTheSame() throws IOException {
        CaseRequest request = Valais.request(Json.MAPPER.readTree("{\"facts\": {}}"));
        Decisions.Begun begun = begun(request);

        assertThat(begun.isBrief()).isFalse();
        assertThat(begun.end().answer().hash()).isEqualTo(hash(request));
    }

    @Test
    void randomCases_briefOrNot_comeToTheSame() {
        RandomCases cases = RandomCases.of(Valais.EDITION, Valais.DAY, 20261122);
        int brief = 0;
        for (int number = 0; number < 60; number++) {
            CaseRequest request = Valais.request(Json.MAPPER.createObjectNode().set("facts", cases.next()));
            Decisions.Begun begun = begun(request);
            brief += begun.isBrief() ? 1 : 0;
            assertThat(begun.end().answer().hash()).as(String.valueOf(request)).isEqualTo(hash(request));
        }
        assertThat(brief).as("both are tried").isBetween(10, 50);
    }

    @Test
    void decisionWithoutExplanation_isBrief() throws IOException {
        CaseRequest request = Valais.request(Json.MAPPER.readTree("{\"facts\": {}}"));

        assertThat(DECISIONS.begin(request, Level.NONE, Locale.ENGLISH).isBrief())
                .isTrue();
    }
}
