package org.passerelle.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    private final IdentityHashMap<Node, Remainder> remaining = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Node> nodes = new IdentityHashMap<>();

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
        this.remaining.put(graph.day(), new Remainder.Known(day));
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
        return node(remainder(graph.outcome(path)));
    }

    /**
     * Returns what {@link #keep} noted of an outcome in a case in which it was the same function of the same unknown facts; null when nothing
     * was noted, or it was forgotten.
     *
     * @param path names, and indices of list entries
     */
    public @Nullable Object kept(List<String> path) {
        return remainder(graph.outcome(path)) instanceof Remainder.Open open ? open.found() : null;
    }

    /**
     * Notes something that follows from what an outcome is a function of, for cases in which it is the same.
     *
     * @param path names, and indices of list entries
     */
    public void keep(List<String> path, Object found) {
        if (remainder(graph.outcome(path)) instanceof Remainder.Open open) {
            open.find(found);
        }
    }

    private Node node(Remainder remainder) {
        if (remainder instanceof Remainder.Fact unknown) {
            return unknown.fact();
        } else if (remainder instanceof Remainder.Known value) {
            return Nodes.known(value.value());
        }
        Remainder.Open open = (Remainder.Open) remainder;
        // Two remainders of one node, of which the other has been forgotten since, are one node here.
        Node node = nodes.get(open.of());
        if (node == null) {
            node = open.node(this::node);
            nodes.put(open.of(), node);
        }
        return node;
    }

    private Remainder remainder(Node node) {
        Remainder left = remaining.get(node);
        if (left == null) {
            left = node instanceof Node.Derived derived ? ofDerived(derived) : ofFact((Node.Unknown) node);
            remaining.put(node, left);
        }
        return left;
    }

    private Remainder ofFact(Node.Unknown fact) {
        Object value = Paths.walk(known, fact.path());
        return value == null ? new Remainder.Fact(fact) : new Remainder.Known(value);
    }

    private Remainder ofDerived(Node.Derived node) {
        List<Remainder> inputs = new ArrayList<>(node.inputs().size());
        boolean open = false;
        for (Node input : node.inputs()) {
            Remainder left = remainder(input);
            inputs.add(left);
            open |= !(left instanceof Remainder.Known);
        }
        return open ? graph.only(new Remainder.Open(node, inputs)) : new Remainder.Known(node.apply(values(inputs)));
    }

    private static List<@Nullable Object> values(List<Remainder> known) {
        List<@Nullable Object> values = new ArrayList<>(known.size());
        for (Remainder each : known) {
            values.add(((Remainder.Known) each).value());
        }
        return values;
    }
}
