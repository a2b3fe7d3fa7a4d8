package org.passerelle.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;

/**
 * The values that nodes can take while some facts may change and the others keep their value. Inputs of a node are combined freely, so there
 * may be values too many, never too few; when no fact is left open, the values are exact.
 */
final class Reach {

    /** In the choices: the fact may keep its value or change. */
    static final int OPEN = -1;

    /** In the choices: the fact changes. */
    static final int CHANGED = -2;

    /** In the choices: the fact keeps its value. Any higher number is the position of another value. */
    static final int KEPT = 0;

    /** What is only looked at costs, too: so many choices or values count as a combination tried. */
    private static final int LOOKED_AT_PER_STEP = 8;

    /** Stands for values too many to follow. */
    private static final Set<@Nullable Object> ANYTHING = new LinkedHashSet<>();

    private final IdentityHashMap<Node.Unknown, Integer> positions = new IdentityHashMap<>();
    private final List<List<@Nullable Object>> values = new ArrayList<>();
    private final IdentityHashMap<Node, int[]> supports = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Map<List<Integer>, Set<@Nullable Object>>> found = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Map<List<Set<@Nullable Object>>, Set<@Nullable Object>>> followed =
            new IdentityHashMap<>();
    private final Budget budget;

    /**
     * Prepares to follow the values of facts.
     *
     * @param values of each fact, first the one it has
     */
    Reach(Map<Node.Unknown, List<@Nullable Object>> values, Budget budget) {
        values.forEach((fact, known) -> {
            positions.put(fact, positions.size());
            this.values.add(known);
        });
        this.budget = budget;
    }

    /** Returns how many facts there are. */
    int size() {
        return values.size();
    }

    /** Returns how many values a fact has, with the one that it has now. */
    int valuesOf(int fact) {
        return values.get(fact).size();
    }

    /** Returns choices for all facts alike. */
    int[] choices(int choice) {
        int[] choices = new int[values.size()];
        Arrays.fill(choices, choice);
        return choices;
    }

    /** Returns the positions of the facts that a node follows from and that have several values. */
    int[] support(Node node) {
        int[] known = supports.get(node);
        if (known == null) {
            Set<Integer> support = new TreeSet<>();
            if (node instanceof Node.Unknown fact) {
                int position = position(fact);
                support.addAll(values.get(position).size() > 1 ? Set.of(position) : Set.of());
            } else {
                for (Node input : ((Node.Derived) node).inputs()) {
                    for (int position : support(input)) {
                        support.add(position);
                    }
                }
            }
            known = support.stream().mapToInt(Integer::intValue).toArray();
            supports.put(node, known);
        }
        return known;
    }

    private int position(Node.Unknown fact) {
        return Objects.requireNonNull(positions.get(fact));
    }

    /** Returns whether a node may take a wanted value. */
    boolean allows(Node node, Wanted wanted, int[] choices) {
        Set<@Nullable Object> values = of(node, choices);
        budget.count(values.size() / LOOKED_AT_PER_STEP);
        return isAnything(values) || values.stream().anyMatch(wanted::isMetBy);
    }

    /** Returns whether values are too many to follow. */
    @SuppressWarnings("ReferenceEquality" /* a marker, not a set of values */)
    static boolean isAnything(Set<@Nullable Object> values) {
        return values == ANYTHING;
    }

    /** Returns the value of a node when no fact that it follows from is left open. */
    @Nullable
    Object valueOf(Node node, int[] choices) {
        return of(node, choices).iterator().next();
    }

    /** Returns the values that a node can take. */
    Set<@Nullable Object> of(Node node, int[] choices) {
        List<Integer> key = new ArrayList<>();
        for (int position : support(node)) {
            key.add(choices[position]);
        }
        Map<List<Integer>, Set<@Nullable Object>> known = found.computeIfAbsent(node, any -> new HashMap<>());
        Set<@Nullable Object> values = known.get(key);
        if (values == null) {
            budget.count(1 + key.size() / LOOKED_AT_PER_STEP);
            values = node instanceof Node.Unknown fact ? chosen(fact, choices) : follow((Node.Derived) node, choices);
            known.put(key, values);
        }
        return values;
    }

    private Set<@Nullable Object> chosen(Node.Unknown fact, int[] choices) {
        int position = position(fact);
        List<@Nullable Object> all = values.get(position);
        return switch (choices[position]) {
            case OPEN -> new LinkedHashSet<>(all);
            case CHANGED -> new LinkedHashSet<>(all.subList(1, all.size()));
            default -> {
                Set<@Nullable Object> one = new LinkedHashSet<>();
                one.add(all.get(all.size() > 1 ? choices[position] : 0));
                yield one;
            }
        };
    }

    private Set<@Nullable Object> follow(Node.Derived node, int[] choices) {
        List<Set<@Nullable Object>> inputs = new ArrayList<>();
        int size = 0;
        for (Node input : node.inputs()) {
            Set<@Nullable Object> values = of(input, choices);
            if (isAnything(values)) {
                return ANYTHING;
            }
            inputs.add(values);
            size += values.size();
        }
        budget.count(size / LOOKED_AT_PER_STEP);
        // Different choices often leave the inputs the same values.
        Map<List<Set<@Nullable Object>>, Set<@Nullable Object>> known =
                followed.computeIfAbsent(node, any -> new HashMap<>());
        Set<@Nullable Object> results = known.get(inputs);
        if (results == null) {
            results = combine(node, inputs);
            known.put(inputs, results);
        }
        return results;
    }

    private Set<@Nullable Object> combine(Node.Derived node, List<Set<@Nullable Object>> inputs) {
        Set<@Nullable Object> results = new LinkedHashSet<>();
        boolean[] tooMany = new boolean[1];
        Combinations.<@Nullable Object>of(
                inputs, budget, combination -> results.add(node.follow(combination)), () -> tooMany[0] = true);
        return tooMany[0] ? ANYTHING : results;
    }
}
