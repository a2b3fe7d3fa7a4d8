package org.passerelle.explain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Network;
import org.passerelle.engine.PerEdition;
import org.passerelle.programme.Edition;

/** What can change outcomes of an edition, found out once for all cases that are alike in it. Safe for threads. */
final class Influences {

    /** Four thousand random cases make three thousand. */
    private static final int MOST_KEPT = 10_000;

    private static final PerEdition<Influences> INFLUENCES = new PerEdition<>(edition -> new Influences());

    private final Map<Object, Found> kept = new ConcurrentHashMap<>();

    /**
     * What can change an outcome.
     *
     * @param facts by JSON pointer, each with the share of its values that alone would settle the outcome: from 0 to 1
     * @param exact whether all of them can change it
     * @param combinations that were tried to find them
     */
    record Found(Map<String, Double> facts, boolean exact, long combinations) {}

    private Influences() {}

    /**
     * Returns what can change an outcome of a case: the same, and as much of the budget spent, whether it is known already or not.
     *
     * @param path to the outcome: names, and indices of list entries
     */
    static Found of(Edition edition, Network network, List<String> path, Budget budget) {
        return INFLUENCES.of(edition).of(network, path, budget);
    }

    private Found of(Network network, List<String> path, Budget budget) {
        Object likeness = network.likeness(path);
        Found known = likeness == null ? null : kept.get(likeness);
        if (known != null && budget.repeat(known.combinations())) {
            return known;
        }
        long before = budget.left();
        Influence influence = new Influence(network.outcome(path), budget);
        Found found = new Found(influence.facts(), influence.isExact(), before - budget.left());
        if (!budget.isSpent()) {
            keep(likeness, found);
        }
        return found;
    }

    private void keep(@Nullable Object likeness, Found found) {
        if (likeness != null) {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(likeness, found);
        }
    }
}
