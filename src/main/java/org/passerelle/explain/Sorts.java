package org.passerelle.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;

/** Tells the values of a fact apart, as far as anything in a cone does. */
final class Sorts {

    private Sorts() {}

    /** Returns the values of a fact, one of each sort. */
    static List<@Nullable Object> of(Node.Unknown fact, Cone cone, Budget budget) {
        if (fact == cone.outcome() || isReadWithOthers(fact, cone)) {
            return cone.values(fact);
        }
        List<Node.Derived> readers = frontier(fact, cone);
        Set<List<@Nullable Object>> sorts = new HashSet<>();
        List<@Nullable Object> kept = new ArrayList<>();
        for (@Nullable Object value : cone.values(fact)) {
            Pairs alone = new Pairs(cone, fact, value, value, Map.of(), budget);
            List<@Nullable Object> sort = new ArrayList<>();
            for (Node.Derived reader : readers) {
                Set<Pairs.Pair> reached = alone.of(reader);
                sort.add(reached == null ? value : reached.iterator().next().one());
            }
            if (sorts.add(sort)) {
                kept.add(value);
            }
        }
        return kept;
    }

    private static boolean isReadWithOthers(Node.Unknown fact, Cone cone) {
        return cone.derived().stream()
                .anyMatch(node ->
                        node.inputs().contains(fact) && !cone.support(node).equals(Set.of(fact)));
    }

    /** The nodes that follow from the fact alone, as far as something that does not reads them. */
    private static List<Node.Derived> frontier(Node.Unknown fact, Cone cone) {
        Set<Node.Derived> frontier = new LinkedHashSet<>();
        for (Node.Derived node : cone.derived()) {
            boolean alone = cone.support(node).equals(Set.of(fact));
            if (alone && node == cone.outcome()) {
                frontier.add(node);
            }
            for (Node input : node.inputs()) {
                if (!alone
                        && input instanceof Node.Derived single
                        && cone.support(single).equals(Set.of(fact))) {
                    frontier.add(single);
                }
            }
        }
        return new ArrayList<>(frontier);
    }
}
