package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.Valais;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Level;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Reading;

final class DecisionEngineTest {

    @Test
    @SuppressWarnings("unchecked")
    void decide_smoke() throws Exception {
        String facts = """
            {"announcement":{"announcedToCiiOffice":true,"announcedBy":"ORP","problemGround":"PRESENT"},"followUp":{"followedByOrp":true},
             "unemploymentInsurance":{"fallsUnderLaci":true,"didBaseProgrammeMeasure":true,"status":"ENTITLED"},"socialAid":{"drawsSocialAid":false},
             "assessment":{"labourMarketDifficulty":true,"realisticPotential":false,"intensiveCoachingRequired":true},"authorisation":{"signed":true},
             "measures":[{"id":"m1","code":"AIT","providerCanton":"VS","from":"2026-12-01","to":"2027-05-31","grantConditionsMet":{"laci":true}},
                         {"id":"m2","code":"AITSS","providerCanton":"VS","from":"2026-12-01","to":"2027-05-31","grantConditionsMet":{"lias":true},"communeDecision":"APPROVED"},
                         {"id":"m3","code":"AITS","from":"2025-12-01","to":"2026-05-31","grantConditionsMet":{"lias":true},"sasPreavis":"POSITIVE","communeDecision":"APPROVED"}],
             "tandem":{"members":[{"role":"OTHER"}]},"conduct":{"openedOn":"2026-01-01","reports":[{"on":"2026-01-20"},{"on":"2026-05-02"}],"disclosures":[{"category":"HEALTH","on":"2026-05-02"}]},"legal":{"age":52}}""";
        Reading reading = FactReader.read(new ObjectMapper().readTree(facts), Valais.EDITION.facts(), "/facts");
        Map<String, Object> typed = (Map<String, Object>) ((Reading.Accepted) reading).value();
        DecisionEngine engine = new DecisionEngine();
        Evaluation evaluation = engine.decide(Valais.EDITION, typed, LocalDate.of(2026, 11, 21));
        ObjectMapper mapper = com.fasterxml.jackson.databind.json.JsonMapper.builder().addModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule()).build();
        System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(evaluation.outcomes()));
        evaluation.findings().forEach(System.out::println);
        var explanation = new Explainer().explain(Valais.EDITION, evaluation, Level.SHORT, Locale.ENGLISH);
        explanation.reasons().forEach(r -> System.out.println(r.rule() + " | " + r.text() + " | " + r.facts()));
        System.out.println(explanation.assumptions());
        System.out.println(explanation.warnings());
        new Explainer().explain(Valais.EDITION, evaluation, Level.FULL, Locale.ENGLISH).steps().forEach(System.out::println);
        long t=System.nanoTime(); for(int i=0;i<2000;i++) engine.decide(Valais.EDITION, typed, LocalDate.of(2026, 11, 21)); System.out.println((System.nanoTime()-t)/2000/1000+" us per decision");
        assertThat(evaluation.outcomes()).isNotEmpty();
    }
}
