package org.passerelle.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;

/**
 * The decision graph of one case, unrolled: every outcome as a function of the facts that are not known. Built without evaluating anything;
 * serves to find out what a missing fact can still change. For one thread.
 */
public final class Network {

    private final Edition edition;
    private final FactNodes facts;
    private final LocalDate day;
    private final Map<List<Object>, Node> nodes = new HashMap<>();
    private final IdentityHashMap<Logic.Invocation, Integer> calls = new IdentityHashMap<>();

    /** Where a piece of logic stands. */
    private record Scope(Graph.Model model, String key, Map<String, Local> locals) {

        Scope with(String name, Local local, String step) {
            Map<String, Local> inner = new HashMap<>(locals);
            inner.put(name, local);
            return new Scope(model, key + step, inner);
        }

        Scope ofDecision() {
            Map<String, Local> parameters = new HashMap<>(locals);
            parameters.keySet().retainAll(model.inputs());
            return new Scope(model, key, parameters);
        }
    }

    /** What a local name stands for: a piece of logic, or one element of the list that it yields. */
    private record Local(Logic logic, Scope scope, @Nullable Integer element) {}

    /**
     * Unrolls the graph of an edition.
     *
     * @param facts of the case, null where not known
     */
    public Network(Edition edition, Map<String, Object> facts, LocalDate day) {
        this.edition = edition;
        this.facts = new FactNodes(edition.facts(), facts);
        this.day = day;
    }

    /** Returns the number of entries that a list of facts has; 0 when it is not known. */
    public int sizeOf(String list) {
        return facts.sizeOf(list);
    }

    /**
     * Returns the node of an outcome.
     *
     * @param path names, and indices of list entries
     */
    public Node outcome(List<String> path) {
        Graph.Model root = Objects.requireNonNull(
                edition.graph().models().get(edition.graph().root()));
        Graph.Function service = Objects.requireNonNull(root.functions().get(edition.decisionService()));
        Place place = place(service.body(), new Scope(root, "", Map.of()), path);
        return place.reach();
    }

    private Place place(Logic logic, Scope scope, List<String> path) {
        if (logic instanceof Logic.Expression expression) {
            return expression.isName()
                    ? place(expression.references().get(0), scope, path)
                    : new Place(node(scope, expression, () -> expression(expression, scope)), path);
        } else if (logic instanceof Logic.Tabular tabular) {
            return new Place(
                    node(
                            scope,
                            tabular.table().id(),
                            () -> TableFunction.nodeOf(
                                    tabular.table(), reference -> place(reference, scope, List.of()))),
                    path);
        } else if (logic instanceof Logic.Entries entries) {
            return placeOfEntries(entries, scope, path);
        } else if (logic instanceof Logic.Invocation invocation) {
            return placeOfCall(invocation, scope, path);
        } else if (logic instanceof Logic.ForEach each) {
            return placeOfEach(each, scope, path);
        }
        return placeOfItems((Logic.Items) logic, scope, path);
    }

    private Place placeOfItems(Logic.Items logic, Scope scope, List<String> path) {
        List<Node> items = new ArrayList<>();
        logic.items().forEach(item -> items.add(place(item, scope, List.of()).reach()));
        return new Place(Nodes.list(items), path);
    }

    private Node expression(Logic.Expression expression, Scope scope) {
        Reader reader =
                Reader.of(expression.text(), expression.references(), reference -> place(reference, scope, List.of()));
        List<Node> inputs = List.copyOf(reader.nodes());
        return new Node.Derived(
                inputs, values -> reader.evaluate(inputs, values), FeelFunctions.constants(expression.text()));
    }

    private Place place(Reference reference, Scope scope, List<String> further) {
        List<String> path = new ArrayList<>(reference.path());
        path.addAll(further);
        Local local = scope.locals().get(reference.root());
        if (local != null) {
            return placeOfLocal(local, path);
        }
        Logic decision = scope.model().decisions().get(reference.root());
        if (decision != null) {
            return place(decision, scope.ofDecision(), path);
        }
        if (reference.root().equals(Edition.DECISION_DATE)) {
            return new Place(Nodes.known(day), path);
        }
        FactNodes.Found found = facts.find(reference.root(), path);
        return new Place(found.node(), path.subList(found.taken(), path.size()));
    }

    private Place placeOfLocal(Local local, List<String> path) {
        if (local.element() == null) {
            return place(local.logic(), local.scope(), path);
        }
        path.add(0, String.valueOf(local.element()));
        return place(((Logic.Expression) local.logic()).references().get(0), local.scope(), path);
    }

    private Place placeOfEntries(Logic.Entries entries, Scope scope, List<String> path) {
        Scope inner = scope;
        Map<String, Node> parts = new LinkedHashMap<>();
        for (Map.Entry<String, Logic> entry : entries.entries().entrySet()) {
            if (!path.isEmpty() && path.get(0).equals(entry.getKey())) {
                return place(entry.getValue(), inner, path.subList(1, path.size()));
            }
            if (path.isEmpty()) {
                parts.put(
                        entry.getKey(),
                        place(entry.getValue(), inner, List.of()).reach());
            }
            inner = inner.with(entry.getKey(), new Local(entry.getValue(), inner, null), "");
        }
        return new Place(Nodes.structure(parts), path);
    }

    private Place placeOfCall(Logic.Invocation call, Scope scope, List<String> path) {
        Graph.Model model = Objects.requireNonNull(edition.graph().models().get(call.namespace()));
        Graph.Function function = Objects.requireNonNull(model.functions().get(call.function()));
        Map<String, Local> parameters = new HashMap<>();
        call.bindings().forEach((name, value) -> parameters.put(name, new Local(value, scope, null)));
        String key = scope.key() + "/" + calls.computeIfAbsent(call, any -> calls.size());
        return place(function.body(), new Scope(model, key, parameters), path);
    }

    private Place placeOfEach(Logic.ForEach each, Scope scope, List<String> path) {
        int size = facts.sizeOf(each.list().references().get(0).root());
        if (!path.isEmpty()) {
            int turn = Integer.parseInt(path.get(0));
            return place(each.result(), turn(each, scope, turn), path.subList(1, path.size()));
        }
        List<Node> items = new ArrayList<>();
        for (int turn = 0; turn < size; turn++) {
            items.add(place(each.result(), turn(each, scope, turn), List.of()).reach());
        }
        return new Place(Nodes.list(items), path);
    }

    private static Scope turn(Logic.ForEach each, Scope scope, int turn) {
        return scope.with(each.variable(), new Local(each.list(), scope, turn), "[" + turn + "]");
    }

    private Node node(Scope scope, Object logic, Supplier<Node> build) {
        List<Object> key = List.of(scope.key(), scope.model().namespace(), logic);
        Node known = nodes.get(key);
        if (known == null) {
            known = build.get();
            nodes.put(key, known);
        }
        return known;
    }
}
