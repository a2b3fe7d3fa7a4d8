package org.passerelle.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.EngineFault;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Finding;
import org.passerelle.explain.Explainer;
import org.passerelle.explain.Explanation;
import org.passerelle.explain.Level;

/** Decides in this process, by the models that the scenarios were read for. */
final class EngineDecider implements Decider {

    private final DecisionEngine engine;
    private final Explainer explainer;

    /** Decides by an engine of its own. */
    EngineDecider() {
        this(new DecisionEngine(), new Explainer());
    }

    EngineDecider(DecisionEngine engine, Explainer explainer) {
        this.engine = engine;
        this.explainer = explainer;
    }

    @Override
    public Observed decide(Scenario scenario) {
        try {
            Evaluation evaluation = engine.decide(scenario.edition(), scenario.facts(), scenario.day());
            Explanation explanation = explainer
                    .explain(scenario.edition(), evaluation, Level.SHORT, Locale.ENGLISH)
                    .explanation();
            return new Observed(evaluation.outcomes(), evidence(evaluation, explanation));
        } catch (EngineFault fault) {
            throw new Undecided(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static Map<Evidence, Set<String>> evidence(Evaluation evaluation, Explanation explanation) {
        Set<String> rows = new HashSet<>();
        evaluation.trace().consultations().forEach(consultation -> rows.addAll(consultation.rows()));
        List<Finding> findings = evaluation.findings();
        return Map.of(
                Evidence.RULES,
                rows,
                Evidence.FINDINGS,
                findings.stream().map(Finding::rule).collect(Collectors.toSet()),
                Evidence.ASSUMPTIONS,
                explanation.assumptions().stream()
                        .map(Explanation.Assumption::id)
                        .collect(Collectors.toSet()),
                Evidence.WARNINGS,
                explanation.warnings().stream().map(Explanation.Warning::code).collect(Collectors.toSet()));
    }
}
