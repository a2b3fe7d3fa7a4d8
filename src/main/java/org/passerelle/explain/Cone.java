package org.passerelle.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;

/** Everything that one outcome follows from, with the values that each part of it can take. */
final class Cone {

    private final Node outcome;
    private final Budget budget;
    private final boolean mayStayUnknown;
    private final List<Node.Derived> derived = new ArrayList<>();
    private final IdentityHashMap<Node.Unknown, List<@Nullable Object>> values = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Set<@Nullable Object>> possible = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Set<Pairs.Pair>> unchanged = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Set<Node.Unknown>> supports = new IdentityHashMap<>();
    private final Set<Node.Unknown> shared = new LinkedHashSet<>();
    private boolean wide;

    /**
     * Looks at what an outcome follows from.
     *
     * @param mayStayUnknown whether null is one of the values that an unknown fact can take
     */
    Cone(Node outcome, Budget budget, boolean mayStayUnknown) {
        this.outcome = outcome;
        this.budget = budget;
        this.mayStayUnknown = mayStayUnknown;
        order(outcome, Collections.newSetFromMap(new IdentityHashMap<>()));
        followKnown();
        new Tries(derived, possible).values(outcome).forEach(this::set);
        derived.stream().filter(node -> !possible.containsKey(node)).forEach(this::follow);
        if (!wide) {
            support().forEach(fact -> values.put(fact, Sorts.of(fact, this, budget)));
            gatherShared();
        }
    }

    Node outcome() {
        return outcome;
    }

    /** Returns the nodes that follow from others, each after its inputs. */
    List<Node.Derived> derived() {
        return derived;
    }

    /** Returns whether something in the cone has too many values, or ones that cannot be enumerated. */
    boolean isWide() {
        return wide;
    }

    /** Returns the values that an unknown fact can take, one of each sort. */
    List<@Nullable Object> values(Node.Unknown fact) {
        return Objects.requireNonNull(values.get(fact));
    }

    /** Returns the unknown facts that a node still depends on. */
    Set<Node.Unknown> support(Node node) {
        return Objects.requireNonNull(supports.get(node));
    }

    /** Returns the unknown facts that the outcome still depends on. */
    Set<Node.Unknown> support() {
        return support(outcome);
    }

    /** Returns the values of a node, each as a pair with itself: as what does not reach the node leaves them. */
    Set<Pairs.Pair> unchanged(Node node) {
        Set<Pairs.Pair> pairs = unchanged.get(node);
        if (pairs == null) {
            pairs = new LinkedHashSet<>();
            for (@Nullable Object value : Objects.requireNonNull(possible.get(node))) {
                pairs.add(new Pairs.Pair(value, value));
            }
            unchanged.put(node, pairs);
        }
        return pairs;
    }

    /** Returns the unknown facts that reach some node through several of its inputs; none when the cone is wide. */
    Set<Node.Unknown> shared() {
        return shared;
    }

    private void gatherShared() {
        for (Node.Derived node : derived) {
            Set<Node.Unknown> seen = new HashSet<>();
            if (!support(node).isEmpty()) {
                for (Node input : node.inputs()) {
                    support(input).stream().filter(fact -> !seen.add(fact)).forEach(shared::add);
                }
            }
        }
        shared.retainAll(support());
    }

    /**
     * Returns whether one value of an unknown fact leaves the outcome only one value. Where facts reach it by several paths it may be
     * settled without this being found.
     */
    boolean settles(Node.Unknown fact, Object value) {
        IdentityHashMap<Node, Set<@Nullable Object>> narrowed = new IdentityHashMap<>(possible);
        narrowed.put(fact, Set.of(value));
        for (Node.Derived node : derived) {
            if (support(node).contains(fact)) {
                narrowed.put(node, results(node, narrowed));
            }
        }
        return Objects.requireNonNull(narrowed.get(outcome)).size() == 1;
    }

    /** Lists the nodes, each after its inputs. */
    private void order(Node node, Set<Node> seen) {
        if (seen.add(node) && node instanceof Node.Derived follows) {
            follows.inputs().forEach(input -> order(input, seen));
            derived.add(follows);
        }
    }

    /** Follows what depends on known values only: among it are days that unknown ones are compared with. */
    private void followKnown() {
        for (Node.Derived node : derived) {
            if (possible.keySet().containsAll(node.inputs())) {
                follow(node);
            }
        }
    }

    private void set(Node.Unknown fact, List<Object> known) {
        wide |= known.isEmpty();
        List<@Nullable Object> all = new ArrayList<>(known);
        if (mayStayUnknown) {
            all.add(null);
        }
        values.put(fact, all);
        possible.put(fact, new LinkedHashSet<>(all));
        supports.put(fact, !known.isEmpty() && all.size() == 1 ? Set.of() : Set.of(fact));
    }

    /** Finds the values of a node: a node with one value only depends on nothing. Dependence between inputs is not looked at here. */
    private void follow(Node.Derived node) {
        Set<@Nullable Object> results = results(node, possible);
        possible.put(node, results);
        Set<Node.Unknown> support = new LinkedHashSet<>();
        if (results.size() > 1 || wide) {
            node.inputs().forEach(input -> support.addAll(Objects.requireNonNull(supports.get(input))));
        }
        supports.put(node, support);
    }

    private Set<@Nullable Object> results(Node.Derived node, Map<Node, Set<@Nullable Object>> values) {
        Set<@Nullable Object> results = new LinkedHashSet<>();
        List<Set<@Nullable Object>> inputs = new ArrayList<>();
        node.inputs().forEach(input -> inputs.add(Objects.requireNonNull(values.get(input))));
        Combinations.<@Nullable Object>of(
                inputs, budget, combination -> results.add(node.follow(combination)), () -> wide = true);
        return results;
    }
}
