package org.passerelle.scenario;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Finding;

/**
 * Says whether decisions by tables that could be written otherwise are as scenarios expect. What is expected of assumptions and warnings is
 * left out: it follows from explanations, which only tables as they are written have.
 */
public final class Judge {

    private static final Set<Evidence> EXPLAINED = Set.of(Evidence.ASSUMPTIONS, Evidence.WARNINGS);

    private Judge() {}

    /** Returns whether a decision of the case of a scenario is as expected. */
    public static boolean passes(Scenario scenario, Evaluation evaluation) {
        Set<String> rows = new HashSet<>();
        evaluation.trace().consultations().forEach(consultation -> rows.addAll(consultation.rows()));
        Set<String> findings = evaluation.findings().stream().map(Finding::rule).collect(Collectors.toSet());
        Observed observed =
                new Observed(evaluation.outcomes(), Map.of(Evidence.RULES, rows, Evidence.FINDINGS, findings));
        return scenario.expectations().stream()
                .filter(expectation -> !isExplained(expectation))
                .allMatch(expectation -> expectation.differenceFrom(observed).isEmpty());
    }

    private static boolean isExplained(Expectation expectation) {
        return (expectation instanceof Expectation.OfSome some && EXPLAINED.contains(some.kind()))
                || (expectation instanceof Expectation.OfAll all && EXPLAINED.contains(all.kind()));
    }
}
