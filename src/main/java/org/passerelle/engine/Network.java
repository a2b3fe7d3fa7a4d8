package org.passerelle.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Edition;

/**
 * The decision graph of one case, unrolled: every outcome as a function of the facts that are not known. Serves to find out what a fact can
 * still change. For one thread.
 */
public final class Network {

    private static final PerEdition<Unrollings> UNROLLINGS = new PerEdition<>(Unrollings::new);

    private final Unrolled graph;
    private final Map<String, Object> known;
    private final IdentityHashMap<Node, Node> remaining = new IdentityHashMap<>();

    /**
     * Puts a case into the graph of an edition.
     *
     * @param facts of the case, null where not known
     */
    public Network(Edition edition, Map<String, Object> facts, LocalDate day) {
        this(UNROLLINGS.of(edition).of(edition, facts), facts, day);
    }

    /**
     * Puts a case into the graph of some outcomes of an edition.
     *
     * @param outcomes names of those that will be asked for, such as measures[].route
     * @param facts of the case, null where not known
     */
    public Network(Edition edition, Collection<String> outcomes, Map<String, Object> facts, LocalDate day) {
        this(UNROLLINGS.of(edition).of(edition, outcomes, facts), facts, day);
    }

    private Network(Unrolled graph, Map<String, Object> known, LocalDate day) {
        this.graph = graph;
        this.known = known;
        this.remaining.put(graph.day(), Nodes.known(day));
    }

    /** Takes known facts as unknown ones too; a list of plain values is then one fact. */
    public static Network ofAllFacts(Edition edition, Map<String, Object> facts, LocalDate day) {
        return new Network(UNROLLINGS.of(edition).ofWholeLists(edition, facts), Map.of(), day);
    }

    /** Returns whether an outcome asked for so far has one part per entry of a list of facts: its entries are then as many as now. */
    public boolean isUnrolled(String list) {
        return graph.isUnrolled(list);
    }

    /**
     * Returns the node of an outcome.
     *
     * @param path names, and indices of list entries
     */
    public Node outcome(List<String> path) {
        return remaining(graph.outcome(path));
    }

    /** Returns what is left of a node where the facts that are known have been put in. */
    private Node remaining(Node node) {
        Node left = remaining.get(node);
        if (left == null) {
            left = node instanceof Node.Derived derived ? ofDerived(derived) : ofFact((Node.Unknown) node);
            remaining.put(node, left);
        }
        return left;
    }

    private Node ofFact(Node.Unknown fact) {
        Object value = Paths.walk(known, fact.path());
        return value == null ? fact : Nodes.known(value);
    }

    private Node ofDerived(Node.Derived node) {
        List<Node> open = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Object> days = new ArrayList<>();
        for (Node input : node.inputs()) {
            Node left = remaining(input);
            if (left instanceof Node.Derived derived && derived.isKnown()) {
                Object value = derived.follow(List.of());
                values.add(value);
                if (value instanceof LocalDate) {
                    days.add(value);
                }
            } else {
                positions.add(values.size());
                values.add(null);
                open.add(left);
            }
        }
        return open.isEmpty()
                ? Nodes.known(node.apply(values))
                : new Node.Derived(
                        open, given -> node.apply(filled(values, positions, given)), with(days, node.constants()));
    }

    private static Set<Object> with(List<Object> days, Set<Object> constants) {
        if (days.isEmpty()) {
            return constants;
        }
        Set<Object> all = new HashSet<>(constants);
        all.addAll(days);
        return all;
    }

    private static List<@Nullable Object> filled(
            List<@Nullable Object> values, List<Integer> positions, List<@Nullable Object> given) {
        List<@Nullable Object> filled = new ArrayList<>(values);
        for (int index = 0; index < given.size(); index++) {
            filled.set(positions.get(index), given.get(index));
        }
        return filled;
    }
}
