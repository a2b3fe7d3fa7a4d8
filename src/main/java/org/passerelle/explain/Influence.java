package org.passerelle.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;

/**
 * Which unknown facts can still change one outcome, exactly: those for which some completion of the others exists under which two values of
 * the fact give two values of the outcome. Pairs of values, one for each of the two values of the fact, are followed through the graph; what
 * reaches a node through one path only is independent of what else reaches it, and facts that reach a node through several paths are
 * enumerated.
 */
final class Influence {

    /** So many completions are tried where there are too many for all of them. */
    private static final int TRIES = 500;

    private final Cone cone;
    private final Budget budget;
    private final boolean mayStayUnknown;
    private boolean exact = true;

    /**
     * Prepares the search.
     *
     * @param budget shared by all outcomes of a case; beyond it the result may hold too much
     */
    Influence(Node outcome, Budget budget) {
        this(outcome, budget, false);
    }

    /**
     * Prepares the search.
     *
     * @param mayStayUnknown whether it also counts what comes out while a fact stays unknown
     */
    Influence(Node outcome, Budget budget, boolean mayStayUnknown) {
        this.cone = new Cone(outcome, budget, mayStayUnknown);
        this.mayStayUnknown = mayStayUnknown;
        this.budget = budget;
    }

    /** Returns whether the facts returned so far are exactly those that can change the outcome. */
    boolean isExact() {
        return exact;
    }

    /**
     * Returns the facts that can change the outcome, by JSON pointer, each with the share of its values that alone would settle it: from 0
     * to 1.
     */
    Map<String, Double> facts() {
        Map<String, Double> facts = new LinkedHashMap<>();
        for (Node.Unknown fact : changing()) {
            facts.put(fact.pointer(), settling(fact));
        }
        return facts;
    }

    /** Returns the facts that can change the outcome. */
    List<Node.Unknown> changing() {
        return cone.support().stream().filter(this::canChange).toList();
    }

    private double settling(Node.Unknown fact) {
        List<@Nullable Object> values = cone.values(fact);
        long settling = values.stream()
                .filter(value -> !cone.isWide() && cone.settles(fact, Objects.requireNonNull(value)))
                .count();
        return values.isEmpty() ? 0 : (double) settling / values.size();
    }

    private boolean canChange(Node.Unknown fact) {
        if (cone.isWide()) {
            exact = false;
            return true;
        }
        List<Node.Unknown> shared = new ArrayList<>(cone.shared());
        shared.remove(fact);
        if (!differs(fact, Map.of())) {
            return false;
        }
        long combinations = 1;
        for (Node.Unknown other : shared) {
            combinations *= cone.values(other).size();
            if (combinations > Budget.AT_ONCE) {
                exact &= mayStayUnknown && isWitnessed(fact, shared);
                return true;
            }
        }
        return shared.isEmpty() || anyDiffers(fact, shared, 0, new HashMap<>());
    }

    /** Whether one of some completions shows that the fact can change the outcome. */
    private boolean isWitnessed(Node.Unknown fact, List<Node.Unknown> shared) {
        Random random = new Random(TRIES);
        Map<Node.Unknown, @Nullable Object> assigned = new HashMap<>();
        for (int tried = 0; tried < TRIES; tried++) {
            for (Node.Unknown other : shared) {
                List<@Nullable Object> values = cone.values(other);
                assigned.put(other, values.get(random.nextInt(values.size())));
            }
            if (differs(fact, assigned)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyDiffers(
            Node.Unknown fact, List<Node.Unknown> shared, int next, Map<Node.Unknown, @Nullable Object> assigned) {
        if (next == shared.size()) {
            return differs(fact, assigned);
        }
        for (@Nullable Object value : cone.values(shared.get(next))) {
            assigned.put(shared.get(next), value);
            if (anyDiffers(fact, shared, next + 1, assigned)) {
                return true;
            }
        }
        assigned.remove(shared.get(next));
        return false;
    }

    /** Whether two values of the fact can give two values of the outcome, where some other facts are fixed. */
    private boolean differs(Node.Unknown fact, Map<Node.Unknown, @Nullable Object> assigned) {
        List<@Nullable Object> values = cone.values(fact);
        for (@Nullable Object other : values.subList(1, values.size())) {
            Pairs pairs = new Pairs(cone, fact, values.get(0), other, assigned, budget);
            Set<Pairs.Pair> reached = pairs.of(cone.outcome());
            if (reached == null) {
                exact = false;
                return true;
            }
            if (reached.stream().anyMatch(pair -> !Objects.equals(pair.one(), pair.other()))) {
                return true;
            }
        }
        return false;
    }
}
