package org.passerelle.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.LoadedProgrammes;
import org.passerelle.RandomCases;
import org.passerelle.TypedFacts;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.programme.Edition;

/** Missing facts found with the help of the decision and without, in every programme. */
final class SettledTest {

    private static final int CASES = Integer.getInteger("passerelle.random.cases", 50);

    @TestFactory
    Stream<DynamicNode> missing_ofADecidedCase_isWhatTheWholeSearchFinds() {
        return LoadedProgrammes.editions()
                .map(edition -> dynamicTest(edition.programme() + " " + edition.id(), () -> compare(edition)));
    }

    private static void compare(Edition edition) {
        LocalDate day = edition.inForce().from().plusDays(200);
        DecisionEngine engine = new DecisionEngine();
        Explainer explainer = new Explainer();
        RandomCases cases = RandomCases.of(edition, day, 19);
        for (int number = 0; number < CASES; number++) {
            Map<String, Object> facts = TypedFacts.of(edition, cases.next());
            Account account =
                    explainer.explain(edition, engine.decide(edition, facts, day), Level.SHORT, Locale.FRENCH);
            assertThat(account.missing(facts, day))
                    .as("facts %s", facts)
                    .isEqualTo(MissingFacts.find(edition, facts, day));
        }
    }
}
