package org.passerelle.analysis.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.analysis.cases.Trial;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.EngineFault;
import org.passerelle.engine.Evaluation;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Programme;

/**
 * The scenarios of an edition, decided.
 *
 * @param decided those that pass, by the tables that they consult
 * @param failing names of the others
 */
record Suite(Sample<Trial> decided, List<String> failing) {

    static Suite of(Programme programme, Edition edition, List<Trial> trials) {
        DecisionEngine engine = new DecisionEngine();
        Sample<Trial> decided = new Sample<>();
        List<String> failing = new ArrayList<>();
        for (Trial trial : trials) {
            Optional<Edition> on = programme.editionOn(trial.of().day());
            if (on.isPresent() && on.get().id().equals(edition.id())) {
                try {
                    Evaluation evaluation = engine.decide(
                            edition, trial.of().facts(), trial.of().day());
                    if (trial.passes().test(evaluation)) {
                        decided.add(trial, trial.of(), evaluation);
                    } else {
                        failing.add(trial.name());
                    }
                } catch (EngineFault fault) {
                    failing.add(trial.name());
                }
            }
        }
        return new Suite(decided, failing);
    }
}
