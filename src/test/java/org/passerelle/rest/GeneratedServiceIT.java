package org.passerelle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kie.dmn.api.core.DMNResult;
import org.kie.kogito.decision.DecisionModel;
import org.kie.kogito.decision.DecisionModels;
import org.passerelle.RandomCases;
import org.passerelle.Valais;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Finding;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programmes;
import org.passerelle.scenario.ScenarioFacts;

/** The decision service that Kogito generates, called directly, says what the API says. */
@QuarkusTest
final class GeneratedServiceIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Inject
    DecisionModels generated;

    @Inject
    Programmes programmes;

    @Inject
    DecisionEngine engine;

    @Test
    void generatedService_onTheExample_saysWhatTheApiSays() throws IOException {
        JsonNode facts = Cases.example().get("facts");

        assertThat(generatedOutcomes(facts)).isEqualTo(outcomes(facts));
    }

    @Test
    void generatedService_onRandomCases_saysWhatTheApiSays() throws IOException {
        RandomCases cases = RandomCases.of(edition(), DAY, 20261121);

        for (int number = 0; number < 50; number++) {
            ObjectNode facts = cases.next();
            assertThat(generatedOutcomes(facts)).as("facts %s", facts).isEqualTo(outcomes(facts));
        }
    }

    @Test
    void generatedRules_onScenariosAndRandomCases_findWhatRulesCompiledAtRunTimeFind() {
        Edition compiled = Valais.EDITION;
        assertThat(edition().units()).hasSameSizeAs(compiled.units()).isNotEmpty();
        RandomCases cases = RandomCases.of(compiled, DAY, 20261122);
        List<JsonNode> all = new ArrayList<>(ScenarioFacts.of(Valais.PROGRAMME));
        assertThat(all).hasSizeGreaterThan(300);
        for (int number = 0; number < 500; number++) {
            all.add(cases.next());
        }

        Set<String> found = new HashSet<>();
        for (JsonNode facts : all) {
            Map<String, Object> typed = Valais.facts(facts.toString());
            List<Finding> findings = engine.decide(compiled, typed, DAY).findings();
            assertThat(engine.decide(edition(), typed, DAY).findings())
                    .as("facts %s", facts)
                    .isEqualTo(findings);
            findings.forEach(finding -> found.add(finding.rule()));
        }

        assertThat(found).hasSizeGreaterThan(20);
        assertThat(compiled.units().get(0).data().getClassLoader())
                .isNotEqualTo(edition().units().get(0).data().getClassLoader());
    }

    private JsonNode outcomes(JsonNode facts) throws IOException {
        ObjectNode request = JSON.createObjectNode().put("decisionDate", DAY.toString());
        String answer = Cases.decide(request.set("facts", facts).toString())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return JSON.readTree(answer).get("outcomes");
    }

    private JsonNode generatedOutcomes(JsonNode facts) throws IOException {
        Map<String, Object> inputs = new HashMap<>();
        Reading reading = FactReader.read(facts, edition().facts(), "/facts");
        assertThat(reading).as("reading of %s", facts).isInstanceOf(Reading.Accepted.class);
        ((Map<?, ?>) ((Reading.Accepted) reading).value()).forEach((name, fact) -> inputs.put((String) name, fact));
        inputs.put("decisionDate", DAY);
        DecisionModel model =
                generated.getDecisionModel("https://passerelle.example/dmn/valais-coaching/2023/coaching", "coaching");
        DMNResult result = model.evaluateDecisionService(model.newContext(inputs), "CoachingService");
        assertThat(result.getMessages()).isEmpty();
        return JSON.readTree(
                JSON.writeValueAsString(result.getDecisionResults().get(0).getResult()));
    }

    private Edition edition() {
        return programmes.find("valais-coaching").orElseThrow().latest();
    }
}
