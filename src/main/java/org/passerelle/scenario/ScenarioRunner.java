package org.passerelle.scenario;

import java.util.List;
import java.util.Map;

/** Runs scenarios. */
public final class ScenarioRunner {

    private final Decider decider;

    ScenarioRunner(Decider decider) {
        this.decider = decider;
    }

    /** Returns a runner that decides in this process, by the models that the scenarios were read for. */
    public static ScenarioRunner inProcess() {
        return new ScenarioRunner(new EngineDecider());
    }

    /** Returns whether a scenario is decided as expected. */
    public Verdict run(Scenario scenario) {
        try {
            return scenario.judge(decider.decide(scenario));
        } catch (Undecided undecided) {
            Difference difference = new Difference("decision", "one", String.valueOf(undecided.getMessage()));
            return new Verdict(scenario, new Observed(Map.of(), Map.of()), List.of(difference));
        }
    }
}
