package org.passerelle.scenario;

import java.util.Set;
import org.passerelle.engine.Evaluation;

/**
 * Says whether decisions by tables that could be written otherwise are as scenarios expect. What is expected of assumptions and warnings is
 * left out: it follows from explanations, which only tables as they are written have.
 */
public final class Judge {

    private static final Set<Evidence> EXPLAINED = Set.of(Evidence.ASSUMPTIONS, Evidence.WARNINGS);

    private Judge() {}

    /** Returns whether a decision of the case of a scenario is as expected. */
    public static boolean passes(Scenario scenario, Evaluation evaluation) {
        Observed observed = Observed.of(evaluation);
        return scenario.expectations().stream()
                .filter(expectation -> !isExplained(expectation))
                .allMatch(expectation -> expectation.differenceFrom(observed).isEmpty());
    }

    private static boolean isExplained(Expectation expectation) {
        return (expectation instanceof Expectation.OfSome some && EXPLAINED.contains(some.kind()))
                || (expectation instanceof Expectation.OfAll all && EXPLAINED.contains(all.kind()));
    }
}
