package org.passerelle.scenario;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.engine.Evaluation;
import org.passerelle.engine.Finding;

/**
 * What was decided of a scenario.
 *
 * @param outcomes by name
 * @param evidence the ids of each kind that the decision showed
 */
public record Observed(Map<String, Object> outcomes, Map<Evidence, Set<String>> evidence) {

    public Observed {
        Map<Evidence, Set<String>> all = new EnumMap<>(Evidence.class);
        for (Evidence kind : Evidence.values()) {
            all.put(kind, new TreeSet<>(evidence.getOrDefault(kind, Set.of())));
        }
        evidence = all;
    }

    /** Returns what an evaluation shows without an explanation: neither assumptions nor warnings. */
    static Observed of(Evaluation evaluation) {
        Set<String> rows = new TreeSet<>();
        evaluation.trace().consultations().forEach(consultation -> rows.addAll(consultation.rows()));
        Set<String> findings = evaluation.findings().stream().map(Finding::rule).collect(Collectors.toSet());
        return new Observed(evaluation.outcomes(), Map.of(Evidence.RULES, rows, Evidence.FINDINGS, findings));
    }

    /** Returns the same with the ids of a kind. */
    Observed with(Evidence kind, Stream<String> ids) {
        Map<Evidence, Set<String>> all = new EnumMap<>(evidence);
        all.put(kind, ids.collect(Collectors.toSet()));
        return new Observed(outcomes, all);
    }

    /** Returns the ids of a kind, sorted. */
    public Set<String> ids(Evidence kind) {
        return evidence.getOrDefault(kind, Set.of());
    }
}
