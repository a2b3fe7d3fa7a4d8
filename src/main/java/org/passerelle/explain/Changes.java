package org.passerelle.explain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.DecisionEngine;
import org.passerelle.engine.Network;
import org.passerelle.engine.Node;
import org.passerelle.programme.Edition;

/** Finds the smallest changes of the facts of a case that reach wanted outcomes. */
@Singleton
public final class Changes {

    /** Combinations tried for one request: about two seconds. */
    private static final long BUDGET = 2_000_000;

    private final DecisionEngine engine;
    private final long combinations;

    /** Creates a search whose changes are verified on an engine. */
    @Inject
    public Changes(DecisionEngine engine) {
        this(engine, BUDGET);
    }

    Changes(DecisionEngine engine, long combinations) {
        this.engine = engine;
        this.combinations = combinations;
    }

    /**
     * Another value for a fact.
     *
     * @param fact JSON pointer into the facts
     * @param from the value that it has; null when it is not known
     * @param to the value that it would have
     */
    public record Change(String fact, @Nullable Object from, Object to) {}

    /**
     * The smallest changes.
     *
     * @param changes sorted by facts, then values; one that is empty when nothing need change, none when no change was found
     * @param minimal whether nothing smaller reaches the outcomes
     * @param examined how many sets of facts were examined; every set smaller than the changes is one of them or part of one
     * @param complete whether no change of this size is left out
     * @param exactUpTo every change of at most so many facts is known; fewer than those of the changes when they are not complete
     */
    public record Result(List<List<Change>> changes, boolean minimal, int examined, boolean complete, int exactUpTo) {}

    /**
     * Returns the smallest changes.
     *
     * @param facts every fact of the edition's type, null where not known
     * @param day of the decision
     * @param fixed JSON pointers of the facts that may not change, with all that is below them
     * @throws IllegalStateException when the engine does not confirm a change, which is never the caller's fault
     */
    public Result find(
            Edition edition, Map<String, Object> facts, LocalDate day, List<Wanted> wanted, Set<String> fixed) {
        Leaves leaves = new Leaves(edition.facts(), facts, day, fixed);
        Network network = Network.ofAllFacts(edition, facts, day);
        List<Node> outcomes =
                wanted.stream().map(each -> network.outcome(each.path())).toList();
        FactValues open = new FactValues(outcomes, leaves, day, new Budget());
        Map<Node.Unknown, List<@Nullable Object>> values = open.find(unrolled(edition, network), values(wanted));
        Budget budget = new Budget(combinations);
        ChangeSearch search = new ChangeSearch(new Reach(values, budget), outcomes, wanted, open.nodes(), budget);
        List<List<Change>> changes = new ArrayList<>();
        search.run().forEach(choices -> changes.add(change(values, choices)));
        List<List<Change>> fewest = withFewestEntries(changes);
        fewest.forEach(change -> verify(edition, leaves, day, wanted, change));
        boolean complete = !budget.isSpent();
        return new Result(fewest, complete || !fewest.isEmpty(), search.examined(), complete, search.exactUpTo());
    }

    /** Lists of which each entry yields an outcome: with another number of entries the graph would be another one. */
    private static Set<String> unrolled(Edition edition, Network network) {
        Set<String> unrolled = new HashSet<>();
        for (String name : edition.facts().fields().keySet()) {
            if (network.isUnrolled(name)) {
                unrolled.add("/" + name);
            }
        }
        return unrolled;
    }

    private static Set<Object> values(List<Wanted> wanted) {
        Set<Object> values = new HashSet<>();
        for (Wanted each : wanted) {
            if (each.value() != null) {
                values.add(each.value());
            }
        }
        return values;
    }

    private static List<Change> change(Map<Node.Unknown, List<@Nullable Object>> values, int[] choices) {
        List<Change> change = new ArrayList<>();
        int position = 0;
        for (Map.Entry<Node.Unknown, List<@Nullable Object>> fact : values.entrySet()) {
            Object to = fact.getValue().get(choices[position]);
            if (choices[position] != Reach.KEPT && to != null) {
                change.add(new Change(fact.getKey().pointer(), fact.getValue().get(0), to));
            }
            position++;
        }
        return change;
    }

    /** Leaves out a change of a list that adds or removes all that another one does, and more. */
    private static List<List<Change>> withFewestEntries(List<List<Change>> changes) {
        return changes.stream()
                .filter(change -> changes.stream().noneMatch(other -> !other.equals(change) && isWithin(other, change)))
                .toList();
    }

    private static boolean isWithin(List<Change> one, List<Change> other) {
        boolean within = true;
        for (int index = 0; within && index < one.size(); index++) {
            Change less = one.get(index);
            Change more = other.get(index);
            within = less.equals(more)
                    || (less.fact().equals(more.fact())
                            && less.to() instanceof List<?> few
                            && more.to() instanceof List<?> many
                            && Alternatives.difference(many, more.from())
                                    .containsAll(Alternatives.difference(few, less.from())));
        }
        return within;
    }

    private void verify(Edition edition, Leaves leaves, LocalDate day, List<Wanted> wanted, List<Change> change) {
        Map<String, Object> values = new HashMap<>();
        change.forEach(each -> values.put(each.fact(), each.to()));
        Map<String, Object> outcomes =
                engine.decideWithoutFindings(edition, leaves.with(values), day).outcomes();
        for (Wanted each : wanted) {
            if (!each.isMetIn(outcomes)) {
                throw new IllegalStateException("The decision graph of the programme '" + edition.programme()
                        + "' and the engine differ on the outcome " + each.path() + ".");
            }
        }
    }
}
