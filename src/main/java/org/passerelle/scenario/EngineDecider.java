package org.passerelle.scenario;

import java.util.Locale;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.EngineFault;
import org.passerelle.engine.Evaluation;
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
            return Observed.of(evaluation)
                    .with(
                            Evidence.ASSUMPTIONS,
                            explanation.assumptions().stream().map(Explanation.Assumption::id))
                    .with(Evidence.WARNINGS, explanation.warnings().stream().map(Explanation.Warning::code));
        } catch (EngineFault fault) {
            throw new Undecided(String.valueOf(fault.getMessage()), fault);
        }
    }
}
