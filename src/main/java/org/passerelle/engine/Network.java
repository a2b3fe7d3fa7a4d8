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

    private static final Object NOTHING_LEFT = new Object();

    private final Unrolled graph;
    private final Remainders remainders;
    private final Map<String, Object> known;
    private final IdentityHashMap<Node, Remainder> remaining = new IdentityHashMap<>();
    private final IdentityHashMap<Remainder, Node> nodes = new IdentityHashMap<>();

    /**
     * Puts a case into the graph of an edition.
     *
     * @param facts of the case, null where not known
     */
    public Network(Edition edition, Map<String, Object> facts, LocalDate day) {
        this(edition, UNROLLINGS.of(edition).of(edition, facts), facts, day);
    }

    /**
     * Puts a case into the graph of some outcomes of an edition.
     *
     * @param outcomes names of those that will be asked for, such as measures[].route
     * @param facts of the case, null where not known
     */
    public Network(Edition edition, Collection<String> outcomes, Map<String, Object> facts, LocalDate day) {
        this(edition, UNROLLINGS.of(edition).of(edition, outcomes, facts), facts, day);
    }

    private Network(Edition edition, Unrolled graph, Map<String, Object> known, LocalDate day) {
        this.graph = graph;
        this.remainders = UNROLLINGS.of(edition).remainders();
        this.known = known;
        this.remaining.put(graph.day(), new Remainder.Known(day));
    }

    /** Takes known facts as unknown ones too; a list of plain values is then one fact. */
    public static Network ofAllFacts(Edition edition, Map<String, Object> facts, LocalDate day) {
        return new Network(edition, UNROLLINGS.of(edition).ofWholeLists(edition, facts), Map.of(), day);
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
     * Returns something equal for all cases of the edition in which an outcome is the same function of the same facts that are not known;
     * null when few cases will be so alike.
     *
     * @param path names, and indices of list entries
     */
    public @Nullable Object likeness(List<String> path) {
        Remainder left = remainder(graph.outcome(path));
        if (left instanceof Remainder.Known) {
            return NOTHING_LEFT;
        }
        return left.isKept() ? left : null;
    }

    private Node node(Remainder remainder) {
        if (remainder instanceof Remainder.Fact unknown) {
            return unknown.fact();
        }
        Node known = nodes.get(remainder);
        if (known == null) {
            known = remainder instanceof Remainder.Open open
                    ? open.node(this::node)
                    : Nodes.known(((Remainder.Known) remainder).value());
            nodes.put(remainder, known);
        }
        return known;
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
        return open
                ? remainders.only(new Remainder.Open(node, inputs))
                : new Remainder.Known(node.apply(values(inputs)));
    }

    private static List<@Nullable Object> values(List<Remainder> known) {
        List<@Nullable Object> values = new ArrayList<>(known.size());
        for (Remainder each : known) {
            values.add(((Remainder.Known) each).value());
        }
        return values;
    }
}
