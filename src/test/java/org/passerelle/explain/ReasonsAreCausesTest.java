package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.LoadedProgrammes;
import org.passerelle.RandomCases;
import org.passerelle.TypedFacts;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.explain.Explanation.Reason;
import org.passerelle.programme.Edition;

/**
 * What the reasons of a decision cite decides it, and nothing else does. Cases are random; their number is a property, since
 * {@code -Dpasserelle.random.cases=10000} takes long. The rates that it prints are published in docs/measured.md.
 */
final class ReasonsAreCausesTest {

    private static final int CASES = Integer.getInteger("passerelle.random.cases", 50);
    private static final int ATTEMPTS = 200;
    private static final int AS_IT_STANDS = 10;

    private final DecisionEngine engine = new DecisionEngine();
    private final Explainer explainer = new Explainer();

    /** How often changing the facts of one reason changed an outcome while all other facts were as they are. */
    private int alone;

    private int reasons;

    @TestFactory
    Stream<DynamicTest> reasons_areCauses() throws IOException {
        return LoadedProgrammes.editions()
                .map(edition ->
                        DynamicTest.dynamicTest(edition.programme() + " " + edition.id(), () -> check(edition)));
    }

    private void check(Edition edition) {
        alone = 0;
        reasons = 0;
        LocalDate day = edition.inForce().from().plusDays(200);
        RandomCases random = RandomCases.of(edition, day, 11);
        for (int number = 0; number < CASES; number++) {
            JsonNode facts = random.next();
            Explanation explanation = explainer
                    .explain(edition, decide(edition, facts, day), Level.SHORT, Locale.ENGLISH)
                    .explanation();
            checkUncited(edition, facts, explanation, random, day);
            if (!explanation.reasons().isEmpty()) {
                Reason reason =
                        explanation.reasons().get(number % explanation.reasons().size());
                checkCited(edition, facts, reason, random, day);
            }
        }
        System.out.printf(
                "%s: %d cases, %d reasons; with the other facts as they are, changing its facts changed an outcome for %d%n",
                edition.programme(), CASES, reasons, alone);
    }

    /** Facts that no reason cites cannot change a deciding outcome. */
    private void checkUncited(
            Edition edition, JsonNode facts, Explanation explanation, RandomCases random, LocalDate day) {
        Set<String> cited = new HashSet<>();
        explanation.reasons().forEach(reason -> cited.addAll(reason.facts()));
        JsonNode mixed = Mixture.keeping(cited, edition, facts, random.next());
        assertThat(deciding(edition, mixed, day))
                .as("%s decided as %s, for %s", mixed, facts, cited)
                .isEqualTo(deciding(edition, facts, day));
    }

    /** The facts that a reason cites can change an outcome: mostly as the case stands, always for some values of the other facts. */
    private void checkCited(Edition edition, JsonNode facts, Reason reason, RandomCases random, LocalDate day) {
        assertThat(reason.facts()).as(reason.rule()).isNotEmpty();
        Set<String> cited = Set.copyOf(reason.facts());
        boolean changed = false;
        for (int attempt = 0; attempt < ATTEMPTS && !changed; attempt++) {
            boolean asItStands = attempt < AS_IT_STANDS;
            JsonNode others = asItStands ? facts : Mixture.keeping(cited, edition, facts, random.next());
            Map<String, Object> before = outcomes(edition, others, day);
            Map<String, Object> after =
                    outcomes(edition, Mixture.replacing(cited, edition, others, random.next()), day);
            changed = !after.equals(before);
            alone += changed && asItStands ? 1 : 0;
        }
        reasons++;
        assertThat(changed).as("%s cites %s in %s", reason.rule(), cited, facts).isTrue();
    }

    private Evaluation decide(Edition edition, JsonNode facts, LocalDate day) {
        return engine.decide(edition, TypedFacts.of(edition, facts), day);
    }

    private Map<String, Object> outcomes(Edition edition, JsonNode facts, LocalDate day) {
        return decide(edition, facts, day).outcomes();
    }

    private List<Object> deciding(Edition edition, JsonNode facts, LocalDate day) {
        Map<String, Object> outcomes = outcomes(edition, facts, day);
        List<Object> values = new ArrayList<>();
        edition.decidingOutcomes()
                .forEach(path ->
                        collect(outcomes, List.of(path.replace("[]", ".[]").split("\\.")), values));
        return values;
    }

    private static void collect(Object value, List<String> path, List<Object> values) {
        if (path.isEmpty() || value == null) {
            values.add(String.valueOf(value));
        } else if (value instanceof List<?> list) {
            list.forEach(entry -> collect(entry, path.subList(1, path.size()), values));
        } else {
            collect(((Map<?, ?>) value).get(path.get(0)), path.subList(1, path.size()), values);
        }
    }
}
