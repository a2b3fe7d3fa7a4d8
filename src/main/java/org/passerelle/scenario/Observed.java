package org.passerelle.scenario;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /** Returns the ids of a kind, sorted. */
    public Set<String> ids(Evidence kind) {
        return evidence.getOrDefault(kind, Set.of());
    }
}
