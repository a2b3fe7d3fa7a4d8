package org.passerelle.scenario;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Evaluation;
import org.passerelle.programme.Programme;

/**
 * Which scenarios hit which rule. Those that come with a programme are decided by the service's own engine the first time that somebody
 * asks, so that the answer is never older than the rules.
 */
@Singleton
public final class ScenarioHits {

    private final DecisionEngine engine;
    private final ScenarioFiles files;
    private final Map<String, Map<String, List<Hit>>> hitsByProgramme = new ConcurrentHashMap<>();

    /** Creates an index. */
    @Inject
    ScenarioHits(DecisionEngine engine, ScenarioFiles files) {
        this.engine = engine;
        this.files = files;
    }

    /**
     * A scenario that hits a rule.
     *
     * @param scenario its name, a sentence
     * @param file that it stands in
     * @param line where it begins, from 1
     */
    public record Hit(String scenario, String file, int line) {}

    /** Returns the scenarios that hit a rule of the edition in force last, in the order of the files. */
    public List<Hit> of(Programme programme, String rule) {
        return hitsByProgramme
                .computeIfAbsent(programme.id(), any -> hits(programme, files.of(programme)))
                .getOrDefault(rule, List.of());
    }

    /** Returns the scenarios by the rules that they hit. */
    Map<String, List<Hit>> hits(Programme programme, List<Scenario> scenarios) {
        Map<String, List<Hit>> hits = new HashMap<>();
        scenarios.stream()
                .filter(scenario ->
                        scenario.edition().id().equals(programme.latest().id()))
                .forEach(
                        scenario -> rules(scenario).forEach(rule -> hits.computeIfAbsent(rule, any -> new ArrayList<>())
                                .add(new Hit(scenario.name(), scenario.file(), scenario.line()))));
        return hits;
    }

    private Set<String> rules(Scenario scenario) {
        Evaluation evaluation = engine.decide(scenario.edition(), scenario.facts(), scenario.day());
        Set<String> rules = new HashSet<>();
        evaluation.trace().consultations().forEach(consultation -> rules.addAll(consultation.rows()));
        evaluation.findings().forEach(finding -> rules.add(finding.rule()));
        return rules;
    }
}
