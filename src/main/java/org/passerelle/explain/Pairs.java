package org.passerelle.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;

/** What two values of one fact make of the nodes of a cone, for every completion of the facts that are not fixed. */
final class Pairs {

    /** The values of a node for the two values of the fact, under the same completion. */
    record Pair(@Nullable Object one, @Nullable Object other) {}

    private final Cone cone;
    private final Node.Unknown fact;
    private final Pair pair;
    private final Map<Node.Unknown, @Nullable Object> assigned;
    private final Budget budget;
    private final IdentityHashMap<Node, Set<Pair>> reached = new IdentityHashMap<>();

    Pairs(
            Cone cone,
            Node.Unknown fact,
            @Nullable Object one,
            @Nullable Object other,
            Map<Node.Unknown, @Nullable Object> assigned,
            Budget budget) {
        this.cone = cone;
        this.fact = fact;
        this.pair = new Pair(one, other);
        this.assigned = assigned;
        this.budget = budget;
    }

    /** Returns the pairs that a node can take; null when there are more combinations than the budget. */
    @Nullable
    Set<Pair> of(Node node) {
        Set<Pair> known = reached.get(node);
        if (known == null) {
            known = find(node);
            if (known == null) {
                return null;
            }
            reached.put(node, known);
        }
        return known;
    }

    private @Nullable Set<Pair> find(Node node) {
        if (node == fact) {
            return Set.of(pair);
        }
        if (node instanceof Node.Unknown other && !cone.support(node).isEmpty()) {
            return choices(other);
        }
        return isApart(node) ? cone.unchanged(node) : follow((Node.Derived) node);
    }

    /** Whether nothing that is fixed reaches a node: its values are those that it can take at all. */
    private boolean isApart(Node node) {
        Set<Node.Unknown> support = cone.support(node);
        return !support.contains(fact) && Collections.disjoint(support, assigned.keySet());
    }

    private Set<Pair> choices(Node.Unknown other) {
        if (assigned.containsKey(other)) {
            Object value = assigned.get(other);
            return Set.of(new Pair(value, value));
        }
        Set<Pair> choices = new LinkedHashSet<>();
        cone.values(other).forEach(each -> choices.add(new Pair(each, each)));
        return choices;
    }

    private @Nullable Set<Pair> follow(Node.Derived node) {
        List<Set<Pair>> inputs = new ArrayList<>();
        for (Node input : node.inputs()) {
            Set<Pair> pairs = of(input);
            if (pairs == null) {
                return null;
            }
            inputs.add(pairs);
        }
        Set<Pair> results = new LinkedHashSet<>();
        boolean[] tooMany = new boolean[1];
        Combinations.of(inputs, budget, combination -> results.add(follow(node, combination)), () -> tooMany[0] = true);
        return tooMany[0] ? null : results;
    }

    private static Pair follow(Node.Derived node, List<Pair> inputs) {
        List<@Nullable Object> ones = new ArrayList<>();
        List<@Nullable Object> others = new ArrayList<>();
        for (Pair input : inputs) {
            ones.add(input.one());
            others.add(input.other());
        }
        Object one = node.follow(ones);
        return new Pair(one, ones.equals(others) ? one : node.follow(others));
    }
}
