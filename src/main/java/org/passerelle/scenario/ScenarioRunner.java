package org.passerelle.scenario;

import java.util.List;
import java.util.Map;

/** Runs scenarios. */
final class ScenarioRunner {

    private final Decider decider;

    ScenarioRunner(Decider decider) {
        this.decider = decider;
    }

    /** Returns whether a scenario is decided as expected. */
    Verdict run(Scenario scenario) {
        try {
            return scenario.judge(decider.decide(scenario));
        } catch (Undecided undecided) {
            Difference difference = new Difference("decision", "one", String.valueOf(undecided.getMessage()));
            return new Verdict(scenario, new Observed(Map.of(), Map.of()), List.of(difference));
        }
    }
}
