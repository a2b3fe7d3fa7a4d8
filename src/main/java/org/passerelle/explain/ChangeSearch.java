package org.passerelle.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Node;

/**
 * Searches the smallest sets of facts of which other values reach wanted outcomes. A set that does not is enlarged as long as it still does
 * not: every change that does must then hold one of the facts left over. Only sets that hold one of each such group are examined next,
 * smaller ones first, so that every smaller set is either examined or part of one that was.
 */
final class ChangeSearch {

    /** The most changes found: past it they are too many to read. */
    static final int MOST_CHANGES = 100;

    /** The most steps taken to find out whether facts together can reach what each wanted outcome alone could. */
    private static final int MOST_STEPS = 500;

    private final Reach reach;
    private final List<Node> outcomes;
    private final List<Wanted> wanted;
    private final List<Node> nodes;
    private final Budget budget;
    private final HittingSets sets;
    private final Set<BitSet> examined = new HashSet<>();
    private final List<int[]> found = new ArrayList<>();
    private final Set<List<@Nullable Object>> sorts = new HashSet<>();
    private int size;
    private int steps;

    /**
     * Prepares a search.
     *
     * @param nodes all that the outcomes follow from: of changes that none of them but the changed facts tells apart one is found
     */
    ChangeSearch(Reach reach, List<Node> outcomes, List<Wanted> wanted, List<Node> nodes, Budget budget) {
        this.reach = reach;
        this.outcomes = outcomes;
        this.wanted = wanted;
        this.nodes = nodes;
        this.budget = budget;
        this.sets = new HittingSets(budget, this::examine);
    }

    /** Searches, and returns the choices of each change found, by facts, then values: a position among the values of each fact. */
    List<int[]> run() {
        sets.ofSize(0);
        if (found.isEmpty() && failing(reach.choices(Reach.OPEN)) >= 0) {
            BitSet all = new BitSet();
            all.set(0, reach.size());
            examined.add(all);
            size = reach.size() + 1;
        }
        while (size <= reach.size() && found.isEmpty() && !budget.isSpent()) {
            sets.ofSize(size);
            size += found.isEmpty() && !budget.isSpent() ? 1 : 0;
        }
        found.sort(Comparator.comparing(ChangeSearch::facts, Arrays::compare).thenComparing(Arrays::compare));
        return found;
    }

    private static int[] facts(int[] choices) {
        return IntStream.range(0, choices.length)
                .filter(fact -> choices[fact] != Reach.KEPT)
                .toArray();
    }

    /** Returns how many sets of facts were examined. */
    int examined() {
        return examined.size();
    }

    /** Returns the size up to which every set has been examined. */
    int exactUpTo() {
        return budget.isSpent() ? Math.max(0, size - 1) : Math.min(size, reach.size());
    }

    /** Finds the changes of exactly these facts; returns a group of which every change holds a fact, or null when some were found. */
    private @Nullable BitSet examine(BitSet facts) {
        examined.add(facts);
        int before = found.size();
        int[] choices = reach.choices(Reach.KEPT);
        facts.stream().forEach(fact -> choices[fact] = Reach.CHANGED);
        collect(choices, facts, facts.nextSetBit(0));
        if (found.size() > before || budget.isSpent()) {
            return null;
        }
        facts.stream().forEach(fact -> choices[fact] = Reach.OPEN);
        BitSet group = leftOver(choices);
        BitSet enlarged = (BitSet) group.clone();
        enlarged.flip(0, reach.size());
        examined.add(enlarged);
        return group;
    }

    /** Opens more facts as long as the outcomes stay out of reach; returns those that would bring them into reach. */
    private BitSet leftOver(int[] choices) {
        int failing = failing(choices);
        int[] candidates =
                failing < 0 ? IntStream.range(0, reach.size()).toArray() : reach.support(outcomes.get(failing));
        BitSet group = new BitSet();
        for (int fact : candidates) {
            if (choices[fact] == Reach.KEPT && reach.valuesOf(fact) > 1) {
                choices[fact] = Reach.OPEN;
                if (failing < 0 ? mayReach(choices) : allows(failing, choices)) {
                    choices[fact] = Reach.KEPT;
                    group.set(fact);
                }
            }
        }
        return group;
    }

    private void collect(int[] choices, BitSet facts, int next) {
        if (failing(choices) >= 0 || budget.isSpent()) {
            return;
        }
        if (next < 0) {
            add(facts, choices);
            return;
        }
        for (int value = 1; value < reach.valuesOf(next); value++) {
            choices[next] = value;
            collect(choices, facts, facts.nextSetBit(next + 1));
        }
        choices[next] = Reach.CHANGED;
    }

    private void add(BitSet facts, int[] choices) {
        List<@Nullable Object> sort = Sort.of(nodes, reach, choices);
        sort.add(facts);
        if (sorts.add(sort)) {
            if (found.size() == MOST_CHANGES) {
                budget.end();
            } else {
                found.add(choices.clone());
            }
        }
    }

    private boolean allows(int outcome, int[] choices) {
        return reach.allows(outcomes.get(outcome), wanted.get(outcome), choices);
    }

    /** Returns the position of the first wanted outcome that cannot be reached; negative when each alone may be. */
    private int failing(int[] choices) {
        for (int outcome = 0; outcome < outcomes.size(); outcome++) {
            if (!allows(outcome, choices)) {
                return outcome;
            }
        }
        return -1;
    }

    private boolean mayReach(int[] choices) {
        steps = 0;
        return mayReach(choices.clone(), 0);
    }

    private boolean mayReach(int[] choices, int next) {
        if (steps++ >= MOST_STEPS || budget.isSpent()) {
            return true;
        }
        if (failing(choices) >= 0) {
            return false;
        }
        int fact = next;
        while (fact < choices.length && choices[fact] != Reach.OPEN) {
            fact++;
        }
        if (fact == choices.length) {
            return true;
        }
        for (int value = 0; value < reach.valuesOf(fact); value++) {
            choices[fact] = value;
            if (mayReach(choices, fact + 1)) {
                return true;
            }
        }
        choices[fact] = Reach.OPEN;
        return false;
    }
}
