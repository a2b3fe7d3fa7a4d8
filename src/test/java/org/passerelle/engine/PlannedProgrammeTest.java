package org.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.passerelle.LoadedProgrammes;
import org.passerelle.RandomCases;
import org.passerelle.Seen;
import org.passerelle.TypedFacts;
import org.passerelle.programme.Edition;

/** Every programme decided by its plan and by the engine. */
final class PlannedProgrammeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final int CASES = Integer.getInteger("passerelle.programme.cases", 50);

    @TestFactory
    Stream<DynamicNode> plans_onRandomCases_decideAndTraceAsTheEngine() {
        return LoadedProgrammes.editions()
                .map(edition -> dynamicTest(edition.programme() + " " + edition.id(), () -> compare(edition)));
    }

    private static void compare(Edition edition) {
        Plans plans = new Plans();
        RandomCases cases = RandomCases.of(edition, DAY, 11);
        for (int number = 0; number < CASES; number++) {
            Map<String, Object> inputs = inputs(cases, edition);
            Trace planned = new Trace();
            Trace engine = new Trace();
            assertThat(seen(plans.evaluate(edition, inputs, planned), planned))
                    .as("inputs %s", inputs)
                    .isEqualTo(seen(DecisionEngine.evaluate(edition, inputs, engine), engine));
        }
        assertThat(plans.passedOn()).as("cases left to the engine").isZero();
    }

    private static Map<String, Object> inputs(RandomCases cases, Edition edition) {
        Map<String, Object> inputs = TypedFacts.of(edition, cases.next());
        inputs.put(Edition.DECISION_DATE, DAY);
        return inputs;
    }

    private static List<String> seen(@Nullable Object outcomes, Trace trace) {
        Stream<String> consulted = trace.consultations().stream()
                .map(consultation -> consultation.table()
                        + consultation.rows()
                        + Seen.values(consultation.variables().get()));
        return Stream.concat(
                        Stream.of(String.valueOf(outcomes instanceof Map<?, ?> map ? Seen.values(map) : outcomes)),
                        consulted)
                .toList();
    }
}
