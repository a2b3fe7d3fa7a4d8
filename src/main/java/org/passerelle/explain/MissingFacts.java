package org.passerelle.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Network;
import org.passerelle.explain.Source.Turns;
import org.passerelle.programme.Edition;

/** Finds the unknown facts that can still change a deciding outcome. */
public final class MissingFacts {

    private MissingFacts() {}

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
    public static Result find(Edition edition, Map<String, Object> facts, LocalDate day) {
        return Objects.requireNonNull(
                find(edition, edition.decidingOutcomes(), facts, day, new Budget(), (outcome, turns) -> false));
    }

    /**
     * Returns what can still change some outcomes of a case; null when a budget that is smaller than usual does not suffice.
     *
     * @param names of the outcomes, such as measures[].route
     * @param isSettled tells of an outcome, by its name and the entry that is meant, that nothing can change it
     */
    static @Nullable Result find(
            Edition edition,
            Collection<String> names,
            Map<String, Object> facts,
            LocalDate day,
            Budget budget,
            BiPredicate<String, @Nullable Turns> isSettled) {
        List<Outcome> outcomes = outcomes(names, facts);
        outcomes.removeIf(outcome -> isSettled.test(outcome.name(), outcome.turns()));
        if (outcomes.isEmpty()) {
            return new Result(List.of(), true, null);
        }
        Network network = new Network(edition, names, facts, day);
        Map<String, Set<String>> affects = new TreeMap<>();
        Map<String, Double> settling = new HashMap<>();
        boolean exact = true;
        for (Outcome outcome : outcomes) {
            Influences.Found found = Influences.of(network, outcome.path(), budget);
            found.facts().forEach((fact, share) -> {
                affects.computeIfAbsent(fact, any -> new LinkedHashSet<>()).add(outcome.toString());
                settling.merge(fact, share, Double::sum);
            });
            exact &= found.exact();
            if (budget.isBrief() && budget.isSpent()) {
                return null;
            }
        }
        List<Missing> missing = new ArrayList<>();
        affects.forEach((fact, changed) -> missing.add(new Missing(fact, changed)));
        return new Result(missing, exact, next(missing, settling));
    }

    static List<Outcome> outcomes(Collection<String> names, Map<String, Object> facts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String name : names) {
            int list = name.indexOf(OutcomeNames.EACH);
            if (list < 0) {
                outcomes.add(new Outcome(name, null));
            } else if (facts.get(name.substring(0, list)) instanceof List<?> entries) {
                for (int entry = 0; entry < entries.size(); entry++) {
                    outcomes.add(new Outcome(name, new Turns(entry, null)));
                }
            }
        }
        return outcomes;
    }

    /**
     * A deciding outcome of a case.
     *
     * @param name as the edition names it
     * @param turns which entry is meant; null for an outcome outside of lists
     */
    record Outcome(String name, @Nullable Turns turns) {

        List<String> path() {
            return List.of((turns == null ? name : name.replace(OutcomeNames.EACH, "." + turns.entry())).split("\\."));
        }

        @Override
        public String toString() {
            return turns == null ? name : name.replace(OutcomeNames.EACH, "[" + turns.entry() + "]");
        }
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
