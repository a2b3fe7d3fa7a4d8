package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.LoadedProgrammes;
import org.passerelle.RandomCases;
import org.passerelle.TypedFacts;
import org.passerelle.Valais;
import org.passerelle.engine.Network;
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
        int kept = 0;
        for (int number = 0; number < CASES; number++) {
            Map<String, Object> facts = TypedFacts.of(edition, cases.next());
            Network network = new Network(edition, edition.decidingOutcomes(), facts, day);
            for (MissingFacts.Outcome outcome : MissingFacts.outcomes(edition.decidingOutcomes(), facts)) {
                List<String> path = outcome.path();
                kept += network.kept(path) == null ? 0 : 1;
                Budget budget = new Budget();
                Budget budgetAnew = new Budget();
                Influence anew = new Influence(network.outcome(path), budgetAnew);
                Map<String, Double> found = anew.facts();
                assertThat(Influences.of(network, path, budget))
                        .as("%s of %s", path, facts)
                        .isEqualTo(
                                new Influences.Found(found, anew.isExact(), new Budget().left() - budgetAnew.left()));
                assertThat(budget.left()).isEqualTo(budgetAnew.left());
            }
        }
        assertThat(kept).as("answers that were kept").isPositive();
    }

    private static Network ofNothingKnown() {
        return new Network(Valais.EDITION, Valais.EDITION.decidingOutcomes(), Valais.facts("{}"), Valais.DAY);
    }

    @Test
    void budgetThatIsTooSmall_isSpentAsIfNothingWereKept() {
        Network network = ofNothingKnown();
        List<String> path = List.of("eligibility", "status");
        Influences.Found whole = Influences.of(network, path, new Budget());
        assertThat(whole.combinations()).isGreaterThan(1);
        Budget small = new Budget(whole.combinations() - 1);
        Influences.Found lessExact = Influences.of(network, path, small);
        assertThat(small.isSpent()).isTrue();
        Influence anew = new Influence(network.outcome(path), new Budget(whole.combinations() - 1));
        assertThat(lessExact.facts()).isEqualTo(anew.facts());
        assertThat(lessExact.exact()).isEqualTo(anew.isExact());
        assertThat(Influences.of(network, path, new Budget())).isEqualTo(whole);
    }

    @Test
    void briefBudget_isSpentByWhatIsTriedOnly() {
        Network network = ofNothingKnown();
        List<String> path = List.of("eligibility", "status");
        Budget brief = Budget.brief();
        assertThat(brief.take(2_000)).isFalse();
        Influences.Found whole = Influences.of(network, path, new Budget());
        assertThat(whole.combinations()).isGreaterThan(1_000);
        Budget begun = Budget.brief();
        assertThat(Influences.of(network, path, begun)).isEqualTo(whole);
        assertThat(begun.isSpent()).isFalse();
        assertThat(begun.left()).isEqualTo(new Budget().left() - whole.combinations());
    }
}
