package org.passerelle.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;

/** The facts that some outcomes follow from, each with the value that it has and, where it can change, those that it could have instead. */
final class FactValues {

    private final List<Node> outcomes;
    private final Leaves leaves;
    private final LocalDate day;
    private final Budget budget;
    private final IdentityHashMap<Node, Set<Object>> constants = new IdentityHashMap<>();
    /* Values of the case and those that are wanted. */
    private final Set<Object> everywhere = new HashSet<>();
    private final IdentityHashMap<Node, List<Node.Derived>> readers = new IdentityHashMap<>();
    private final List<Node.Unknown> facts = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    FactValues(List<Node> outcomes, Leaves leaves, LocalDate day, Budget budget) {
        this.outcomes = outcomes;
        this.leaves = leaves;
        this.day = day;
        this.budget = budget;
    }

    /**
     * Returns the values of each fact, first the one that it has; facts in the order of their pointers.
     *
     * @param unchangeable pointers of facts that keep their value
     * @param wanted values of outcomes, which may be those of facts
     */
    Map<Node.Unknown, List<@Nullable Object>> find(Set<String> unchangeable, Set<Object> wanted) {
        gather(wanted);
        Map<Node.Unknown, List<@Nullable Object>> all = new LinkedHashMap<>();
        for (Node.Unknown fact : facts) {
            Leaves.Leaf leaf = leaves.at(fact.pointer());
            List<@Nullable Object> values = new ArrayList<>();
            values.add(leaf.value());
            if (leaf.changeable() && !unchangeable.contains(fact.pointer())) {
                values.addAll(new Alternatives(day, constants.getOrDefault(fact, Set.of()), everywhere)
                        .of(fact.type(), leaf.value()));
            }
            all.put(fact, values);
        }
        Reach reach = new Reach(all, budget);
        Map<Node.Unknown, List<@Nullable Object>> distinct = new LinkedHashMap<>();
        for (Node.Unknown fact : facts) {
            List<@Nullable Object> values = all.getOrDefault(fact, List.of());
            distinct.put(fact, oneOfEachSort(fact, values, reach));
        }
        return distinct;
    }

    /** Returns the facts and all that follows from them, each after what it follows from. */
    List<Node> nodes() {
        return nodes;
    }

    /** Finds the facts, what reads each, and the constants that it may be compared with: those of all that follows from it. */
    private void gather(Set<Object> wanted) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        outcomes.forEach(outcome -> order(outcome, seen));
        nodes.forEach(node -> {
            if (node instanceof Node.Unknown fact) {
                facts.add(fact);
            }
        });
        facts.sort(Comparator.comparing(Node.Unknown::pointer));
        everywhere.addAll(wanted);
        for (Node.Unknown fact : facts) {
            Object value = leaves.at(fact.pointer()).value();
            if (value != null) {
                everywhere.add(value);
            }
        }
        for (int last = nodes.size() - 1; last >= 0; last--) {
            passOn(nodes.get(last));
        }
    }

    /** Hands the constants of a node on to what it reads. */
    private void passOn(Node node) {
        Set<Object> compared = constants.computeIfAbsent(node, any -> new LinkedHashSet<>());
        if (node instanceof Node.Derived derived) {
            compared.addAll(derived.constants());
            for (Node input : derived.inputs()) {
                constants.computeIfAbsent(input, any -> new LinkedHashSet<>()).addAll(compared);
                readers.computeIfAbsent(input, any -> new ArrayList<>()).add(derived);
            }
        }
    }

    private void order(Node node, Set<Node> seen) {
        if (seen.add(node)) {
            if (node instanceof Node.Derived derived) {
                derived.inputs().forEach(input -> order(input, seen));
            }
            nodes.add(node);
        }
    }

    /** Leaves out the values of which nothing that reads the fact can tell another one apart, be the other facts what they may. */
    private List<@Nullable Object> oneOfEachSort(Node.Unknown fact, List<@Nullable Object> values, Reach reach) {
        if (fact.type().isListed()) {
            return values;
        }
        Set<List<@Nullable Object>> sorts = new HashSet<>();
        List<@Nullable Object> distinct = new ArrayList<>();
        for (Object value : values) {
            List<@Nullable Object> sort = new ArrayList<>();
            if (outcomes.contains(fact)) {
                sort.add(value);
            }
            for (Node.Derived reader : readers.getOrDefault(fact, List.of())) {
                addResults(sort, reader, fact, value, reach);
            }
            if (sorts.add(sort)) {
                distinct.add(value);
            }
        }
        return distinct;
    }

    private void addResults(
            List<@Nullable Object> sort, Node.Derived reader, Node.Unknown fact, @Nullable Object value, Reach reach) {
        List<List<@Nullable Object>> inputs = new ArrayList<>();
        for (Node input : reader.inputs()) {
            Set<@Nullable Object> possible = reach.of(input, reach.choices(Reach.OPEN));
            if (Reach.isAnything(possible)) {
                sort.add(value);
                return;
            }
            List<@Nullable Object> choice = new ArrayList<>();
            if (input == fact) {
                choice.add(value);
            } else {
                choice.addAll(possible);
            }
            inputs.add(choice);
        }
        Combinations.<@Nullable Object>of(
                inputs, budget, combination -> sort.add(reader.follow(combination)), () -> sort.add(value));
    }
}
