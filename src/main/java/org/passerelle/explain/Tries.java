package org.passerelle.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;
import org.passerelle.facts.FactType;

/** The values to try of the unknown facts that something follows from. */
final class Tries {

    private final Map<Node, Set<@Nullable Object>> known;
    private final Offsets offsets;
    /* What is compared anywhere, and what with each fact. */
    private final Set<Object> all = new LinkedHashSet<>();
    private final IdentityHashMap<Node, Set<Object>> compared = new IdentityHashMap<>();

    /**
     * Finds what facts are compared with.
     *
     * @param derived what follows from them
     * @param known the values of what follows from nothing that is unknown
     */
    Tries(List<Node.Derived> derived, Map<Node, Set<@Nullable Object>> known) {
        this.known = known;
        derived.forEach(node -> all.addAll(node.constants()));
        this.offsets = new Offsets(all);
        for (int last = derived.size() - 1; last >= 0; last--) {
            compare(derived.get(last));
        }
        compared.values().forEach(all::addAll);
    }

    /** What a node is compared with further on, its inputs are: it may be no more than a list that they are in. */
    private void compare(Node.Derived node) {
        Set<Object> values = compared.computeIfAbsent(node, any -> new LinkedHashSet<>());
        values.addAll(node.constants());
        for (Node input : node.inputs()) {
            known.getOrDefault(input, Set.of()).stream()
                    .filter(Tries::isComparable)
                    .forEach(values::add);
        }
        for (Node input : node.inputs()) {
            compared.computeIfAbsent(input, any -> new LinkedHashSet<>()).addAll(values);
        }
    }

    /** Returns the values of each fact, one of each sort; none where they cannot be enumerated. */
    IdentityHashMap<Node.Unknown, List<Object>> values(Node outcome) {
        if (outcome instanceof Node.Unknown fact) {
            compared.putIfAbsent(fact, Set.of());
        }
        IdentityHashMap<Node.Unknown, List<Object>> values = new IdentityHashMap<>();
        compared.forEach((node, with) -> {
            if (node instanceof Node.Unknown fact) {
                values.put(fact, Possibilities.of(fact.type(), isShifted(fact) ? days() : with));
            }
        });
        return values;
    }

    private boolean isShifted(Node.Unknown fact) {
        return fact.type() instanceof FactType.Day && !offsets.areNone();
    }

    /** Days that a model works out may be compared further on: they are tried wherever something is compared. */
    private Set<Object> days() {
        Set<Object> days = new LinkedHashSet<>(all);
        if (all.stream().noneMatch(LocalDate.class::isInstance)) {
            days.add(LocalDate.EPOCH);
        }
        return offsets.around(days);
    }

    private static boolean isComparable(@Nullable Object value) {
        return value instanceof LocalDate || value instanceof BigDecimal || value instanceof String;
    }
}
