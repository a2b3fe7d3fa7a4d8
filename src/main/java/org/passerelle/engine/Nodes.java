package org.passerelle.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nodes that put values together. */
final class Nodes {

    private Nodes() {}

    static Node known(@Nullable Object value) {
        return new Node.Derived(List.of(), values -> value, Set.of());
    }

    /** A node over inputs of which some may be the same. */
    static Node of(List<Node> inputs, Function<List<@Nullable Object>, @Nullable Object> function) {
        List<Node> distinct = new ArrayList<>(new LinkedHashSet<>(inputs));
        List<Integer> positions = inputs.stream().map(distinct::indexOf).toList();
        return new Node.Derived(
                distinct,
                values -> {
                    List<@Nullable Object> spread = new ArrayList<>();
                    positions.forEach(position -> spread.add(values.get(position)));
                    return function.apply(spread);
                },
                Set.of());
    }

    static Node list(List<Node> items) {
        return of(items, ArrayList::new);
    }

    /** A node for what is made of the entries of a list that is not known: it depends on the list, and more cannot be said. */
    static Node entriesOf(Node list) {
        return new Node.Derived(List.of(list), values -> List.of(), Set.of());
    }

    static Node structure(Map<String, Node> parts) {
        List<String> names = List.copyOf(parts.keySet());
        return of(List.copyOf(parts.values()), values -> {
            Map<String, @Nullable Object> structure = new LinkedHashMap<>();
            for (int index = 0; index < names.size(); index++) {
                structure.put(names.get(index), values.get(index));
            }
            return structure;
        });
    }
}
