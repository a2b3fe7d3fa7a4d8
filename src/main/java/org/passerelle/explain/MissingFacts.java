package org.passerelle.explain;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Network;
import org.passerelle.programme.Edition;

/** Finds the unknown facts that can still change a deciding outcome. */
@Singleton
public final class MissingFacts {

    private static final String EACH = "[]";

    /**
     * A fact to ask for.
     *
     * @param fact JSON pointer into the facts
     * @param affects the deciding outcomes that it can change
     */
    public record Missing(String fact, Set<String> affects) {}

    /**
     * What can still change a decision.
     *
     * @param facts sorted by JSON pointer
     * @param exact whether the list holds no fact too many; it never holds one too few
     * @param next the fact to ask first: the one whose answer settles most deciding outcomes on average, its values being equally likely; of
     *     several the one that can change more, then the first; null when none is missing
     */
    public record Result(
            List<Missing> facts, boolean exact, @Nullable String next) {}

    /**
     * Returns what can still change the deciding outcomes of a case.
     *
     * @param facts every fact of the edition's type, null where not known
     * @param day of the decision
     */
    public Result find(Edition edition, Map<String, Object> facts, LocalDate day) {
        Network network = new Network(edition, facts, day);
        Map<String, Set<String>> affects = new TreeMap<>();
        Map<String, Double> settling = new HashMap<>();
        Budget budget = new Budget();
        boolean exact = true;
        for (String outcome : outcomes(edition, network)) {
            List<String> path =
                    List.of(outcome.replace("[", ".").replace("]", "").split("\\."));
            Influence influence = new Influence(network.outcome(path), budget);
            influence.facts().forEach((fact, share) -> {
                affects.computeIfAbsent(fact, any -> new LinkedHashSet<>()).add(outcome);
                settling.merge(fact, share, Double::sum);
            });
            exact &= influence.isExact();
        }
        List<Missing> missing = new ArrayList<>();
        affects.forEach((fact, changed) -> missing.add(new Missing(fact, changed)));
        return new Result(missing, exact, next(missing, settling));
    }

    private static List<String> outcomes(Edition edition, Network network) {
        List<String> outcomes = new ArrayList<>();
        for (String outcome : edition.decidingOutcomes()) {
            int list = outcome.indexOf(EACH);
            if (list < 0) {
                outcomes.add(outcome);
            } else {
                for (int entry = 0; entry < network.sizeOf(outcome.substring(0, list)); entry++) {
                    outcomes.add(
                            outcome.substring(0, list) + "[" + entry + "]" + outcome.substring(list + EACH.length()));
                }
            }
        }
        return outcomes;
    }

    private static @Nullable String next(List<Missing> missing, Map<String, Double> settling) {
        Comparator<Missing> best = Comparator.<Missing>comparingDouble(fact -> settling.getOrDefault(fact.fact(), 0.0))
                .thenComparingInt(fact -> fact.affects().size());
        // Of equals, max would take the last.
        return missing.stream()
                .reduce((one, other) -> best.compare(other, one) > 0 ? other : one)
                .map(Missing::fact)
                .orElse(null);
    }
}
