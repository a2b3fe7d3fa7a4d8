package org.passerelle.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.Valais;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.facts.FactType;

/** Finds what missing facts can change by the definition: decides every completion of a case on the engine and compares. */
final class BruteForce {

    private static final DecisionEngine ENGINE = new DecisionEngine();
    private static final List<Object> DAYS = List.of(Valais.DAY.minusDays(1), Valais.DAY, Valais.DAY.plusDays(1));

    private final Map<String, Object> facts;
    private final List<String> unknown;
    private final Map<Map<String, Object>, Map<String, Object>> outcomes = new LinkedHashMap<>();

    /**
     * Prepares a comparison.
     *
     * @param facts of a case with exactly one measure
     * @param unknown JSON pointers of its unknown facts, few
     */
    BruteForce(Map<String, Object> facts, List<String> unknown) {
        this.facts = facts;
        this.unknown = unknown;
    }

    /** Returns the outcomes that each fact can change. */
    Map<String, Set<String>> affects() {
        complete(0, new LinkedHashMap<>());
        unknown.forEach(fact -> Pointer.set(facts, fact, null));
        Map<String, Set<String>> affects = new TreeMap<>();
        for (String fact : unknown) {
            Set<String> changed = changedBy(fact);
            if (!changed.isEmpty()) {
                affects.put(fact, changed);
            }
        }
        return affects;
    }

    private void complete(int next, Map<String, Object> completion) {
        if (next == unknown.size()) {
            completion.forEach((fact, value) -> Pointer.set(facts, fact, value));
            outcomes.put(
                    new LinkedHashMap<>(completion),
                    deciding(ENGINE.decide(Valais.EDITION, facts, Valais.DAY).outcomes()));
            return;
        }
        for (Object value : values(unknown.get(next))) {
            completion.put(unknown.get(next), value);
            complete(next + 1, completion);
        }
        completion.remove(unknown.get(next));
    }

    private Set<String> changedBy(String fact) {
        Map<Map<String, Object>, Map<String, Object>> first = new LinkedHashMap<>();
        Set<String> changed = new LinkedHashSet<>();
        outcomes.forEach((completion, outcome) -> {
            Map<String, Object> others = new LinkedHashMap<>(completion);
            others.remove(fact);
            Map<String, Object> before = first.putIfAbsent(others, outcome);
            if (before != null) {
                outcome.keySet().stream()
                        .filter(name -> !String.valueOf(outcome.get(name)).equals(String.valueOf(before.get(name))))
                        .forEach(changed::add);
            }
        });
        return changed;
    }

    /** Every value that tells something apart; more than the search under test looks at. */
    static List<Object> values(String fact) {
        FactType type = Pointer.type(fact);
        if (type instanceof FactType.Flag) {
            return List.of(true, false);
        }
        if (type instanceof FactType.Day) {
            return DAYS;
        }
        FactType.Text text = (FactType.Text) type;
        return text.allowed().isEmpty()
                ? fact.endsWith("code") ? codes() : List.of("VS", "GE")
                : List.copyOf(text.allowed());
    }

    private static List<Object> codes() {
        Set<Object> codes = new HashSet<>();
        Valais.EDITION.rules().values().stream()
                .filter(rule -> rule.decision().equals("MeasureCatalogue"))
                .forEach(rule -> codes.add(rule.conditions().get(0).test().replace("\"", "")));
        codes.remove("null");
        codes.add("NOT_LISTED");
        return new ArrayList<>(codes);
    }

    private static Map<String, Object> deciding(Map<String, Object> outcomes) {
        Map<String, Object> deciding = new LinkedHashMap<>();
        List.of("eligibility", "dataExchange", "disposition").forEach(name -> deciding.put(name, outcomes.get(name)));
        Map<?, ?> measure = (Map<?, ?>) ((List<?>) outcomes.get("measures")).get(0);
        List.of("fundingSource", "route", "costBearer")
                .forEach(name -> deciding.put("measures[0]." + name, measure.get(name)));
        Object state = measure.get("workflow") instanceof Map<?, ?> workflow ? workflow.get("state") : null;
        deciding.put("measures[0].workflow.state", state);
        return deciding;
    }
}
