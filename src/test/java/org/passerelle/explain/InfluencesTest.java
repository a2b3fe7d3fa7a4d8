package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.LoadedProgrammes;
import org.passerelle.RandomCases;
import org.passerelle.engine.Network;
import org.passerelle.facts.FactReader;
import org.passerelle.facts.Reading;
import org.passerelle.programme.Edition;

/** What can change outcomes, kept for cases that are alike and found anew for each, in every programme. */
final class InfluencesTest {

    private static final int CASES = Integer.getInteger("passerelle.random.cases", 200);

    @TestFactory
    Stream<DynamicNode> kept_isWhatIsFoundAnew() {
        return LoadedProgrammes.editions()
                .map(edition -> dynamicTest(edition.programme() + " " + edition.id(), () -> compare(edition)));
    }

    private static void compare(Edition edition) {
        LocalDate day = edition.inForce().from().plusDays(200);
        RandomCases cases = RandomCases.of(edition, day, 23);
        Set<Object> likenesses = new HashSet<>();
        int alike = 0;
        for (int number = 0; number < CASES; number++) {
            Map<String, Object> facts = facts(edition, cases.next());
            Network network = new Network(edition, edition.decidingOutcomes(), facts, day);
            for (List<String> path : paths(edition, facts)) {
                Budget budget = new Budget();
                Budget budgetAnew = new Budget();
                Influence anew = new Influence(network.outcome(path), budgetAnew);
                Map<String, Double> found = anew.facts();
                assertThat(Influences.of(edition, network, path, budget))
                        .as("%s of %s", path, facts)
                        .isEqualTo(
                                new Influences.Found(found, anew.isExact(), new Budget().left() - budgetAnew.left()));
                assertThat(budget.left()).isEqualTo(budgetAnew.left());
                alike += likenesses.add(network.likeness(path)) ? 0 : 1;
            }
        }
        assertThat(alike).as("answers that were kept").isPositive();
    }

    private static Map<String, Object> facts(Edition edition, JsonNode given) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Reading reading = FactReader.read(given, edition.facts(), "/facts");
        ((Map<?, ?>) ((Reading.Accepted) reading).value()).forEach((name, value) -> facts.put((String) name, value));
        return facts;
    }

    private static List<List<String>> paths(Edition edition, Map<String, Object> facts) {
        return edition.decidingOutcomes().stream()
                .flatMap(outcome -> {
                    int list = outcome.indexOf(OutcomeNames.EACH);
                    return list < 0
                            ? Stream.of(outcome)
                            : IntStream.range(
                                            0,
                                            facts.get(outcome.substring(0, list)) instanceof List<?> l ? l.size() : 0)
                                    .mapToObj(entry -> outcome.replace(OutcomeNames.EACH, "." + entry));
                })
                .map(outcome -> List.of(outcome.split("\\.", -1)))
                .toList();
    }

    @Test
    void budgetThatIsTooSmall_isSpentAsIfNothingWereKept() {
        Edition edition = LoadedProgrammes.editions()
                .filter(any -> any.programme().equals("valais-coaching"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> facts = facts(edition, JsonNodeFactory.instance.objectNode());
        Network network = new Network(
                edition, edition.decidingOutcomes(), facts, edition.inForce().from());
        List<String> path = List.of("eligibility", "status");
        Influences.Found whole = Influences.of(edition, network, path, new Budget());
        assertThat(whole.combinations()).isGreaterThan(1);
        Budget small = new Budget(whole.combinations() - 1);
        Influences.of(edition, network, path, small);
        assertThat(small.isSpent()).isTrue();
        assertThat(Influences.of(edition, network, path, new Budget())).isEqualTo(whole);
    }
}
