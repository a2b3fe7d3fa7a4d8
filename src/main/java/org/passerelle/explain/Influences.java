package org.passerelle.explain;

import java.util.List;
import java.util.Map;
import org.passerelle.engine.Network;

/** What can change outcomes, found out once for all cases that are alike in it. */
final class Influences {

    private Influences() {}

    /**
     * What can change an outcome.
     *
     * @param facts by JSON pointer, each with the share of its values that alone would settle the outcome: from 0 to 1
     * @param exact whether all of them can change it
     * @param combinations that were tried to find them
     */
    record Found(Map<String, Double> facts, boolean exact, long combinations) {}

    /**
     * Returns what can change an outcome of a case: the same, and as much of the budget spent, whether it is known already or not.
     *
     * @param path to the outcome: names, and indices of list entries
     */
    static Found of(Network network, List<String> path, Budget budget) {
        if (network.kept(path) instanceof Found known && budget.repeat(known.combinations())) {
            return known;
        }
        long before = budget.left();
        Influence influence = new Influence(network.outcome(path), budget);
        Found found = new Found(influence.facts(), influence.isExact(), before - budget.left());
        if (!budget.isSpent()) {
            network.keep(path, found);
        }
        return found;
    }
}
