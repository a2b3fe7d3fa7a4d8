package org.passerelle.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/** The decision graph of an edition, unrolled for cases whose lists have the same sizes: every outcome as a function of facts. Safe for threads. */
final class Unrolled {

    private final Graph graph;
    private final String service;
    private final FeelFunctions functions;
    private final FactNodes facts;
    private final @Nullable Remainders remainders;
    private final Node.Unknown day = new Node.Unknown("/" + Edition.DECISION_DATE, new FactType.Day());
    /* By scope. The same words elsewhere may read other things of the same name: hence identity. */
    private final Map<String, IdentityHashMap<Object, Node>> nodes = new HashMap<>();
    private final IdentityHashMap<Logic.Invocation, Integer> calls = new IdentityHashMap<>();
    private final Set<String> unrolled = new HashSet<>();
    private final Map<List<String>, Node> outcomes = new HashMap<>();

    /**
     * Prepares the graph of an edition.
     *
     * @param facts of a case like those that it is for
     * @param remainders of all those cases; null when it is for one case only
     */
    Unrolled(Edition edition, FeelFunctions functions, FactNodes facts, @Nullable Remainders remainders) {
        this.graph = edition.graph();
        this.service = edition.decisionService();
        this.functions = functions;
        this.facts = facts;
        this.remainders = remainders;
    }

    /** Returns the remainder that stands for all equal ones. */
    Remainder.Open only(Remainder.Open remainder) {
        return remainders == null ? remainder : remainders.only(remainder);
    }

    /** Returns the day of the decision. */
    Node.Unknown day() {
        return day;
    }

    /** Returns whether an outcome asked for so far has one part per entry of a list of facts: its entries are then as many as now. */
    synchronized boolean isUnrolled(String list) {
        return unrolled.contains(list);
    }

    /**
     * Returns the node of an outcome.
     *
     * @param path names, and indices of list entries
     */
    synchronized Node outcome(List<String> path) {
        Node known = outcomes.get(path);
        if (known == null) {
            known = unroll(path);
            outcomes.put(path, known);
        }
        return known;
    }

    private Node unroll(List<String> path) {
        Graph.Model root = Objects.requireNonNull(graph.models().get(graph.root()));
        Logic body = Objects.requireNonNull(root.functions().get(service)).body();
        return place(body, Scope.of(root, "", Map.of()), path).reach();
    }

    private Place place(Logic logic, Scope scope, List<String> path) {
        if (logic instanceof Logic.Expression expression) {
            return expression.isName()
                    ? place(expression.references().get(0), scope, path)
                    : new Place(node(scope, expression, read -> Reader.nodeOf(expression, functions, read)), path);
        } else if (logic instanceof Logic.Tabular tabular) {
            Table table = tabular.table();
            return new Place(node(scope, table, read -> TableFunction.nodeOf(table, functions, read)), path);
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
        int index = Paths.leadingIndex(path);
        if (index >= 0 && index < logic.items().size()) {
            return place(logic.items().get(index), scope, path.subList(1, path.size()));
        }
        List<Node> items = logic.items().stream()
                .map(item -> place(item, scope, List.of()).reach())
                .toList();
        return new Place(Nodes.list(items), path);
    }

    private Place place(Reference reference, Scope scope, List<String> further) {
        List<String> path = new ArrayList<>(reference.path());
        path.addAll(further);
        Scope.Local local = scope.locals().get(reference.root());
        if (local != null) {
            return placeOfLocal(local, path);
        }
        Logic decision = scope.model().decisions().get(reference.root());
        if (decision != null) {
            return place(decision, scope.ofDecision(), path);
        }
        if (reference.root().equals(Edition.DECISION_DATE)) {
            return new Place(day, path);
        }
        FactNodes.Found found = facts.find(reference.root(), path);
        return new Place(found.node(), path.subList(found.taken(), path.size()));
    }

    private Place placeOfLocal(Scope.Local local, List<String> path) {
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
            inner = inner.with(entry.getKey(), new Scope.Local(entry.getValue(), inner, null), "");
        }
        return new Place(Nodes.structure(parts), path);
    }

    private Place placeOfCall(Logic.Invocation call, Scope scope, List<String> path) {
        Graph.Model model = Objects.requireNonNull(graph.models().get(call.namespace()));
        Graph.Function function = Objects.requireNonNull(model.functions().get(call.function()));
        Map<String, Scope.Local> parameters = new HashMap<>();
        call.bindings().forEach((name, value) -> parameters.put(name, new Scope.Local(value, scope, null)));
        String key = scope.call() + scope.turn() + "/" + calls.computeIfAbsent(call, any -> calls.size());
        return place(function.body(), Scope.of(model, key, parameters), path);
    }

    private Place placeOfEach(Logic.ForEach each, Scope scope, List<String> path) {
        Place list = place(each.list().references().get(0), scope, List.of());
        FactNodes.Entries entries = list.path().isEmpty() ? facts.entries(list.node()) : null;
        int size = entries == null ? 0 : entries.size();
        if (entries != null) {
            unrolled.add(entries.pointer().substring(1));
        } else if (list.node() instanceof Node.Unknown && path.isEmpty()) {
            return new Place(Nodes.entriesOf(list.node()), path);
        }
        int index = Paths.leadingIndex(path);
        if (index >= 0) {
            return index < size
                    ? place(each.result(), scope.ofTurn(each, index), path.subList(1, path.size()))
                    : new Place(Nodes.known(null), List.of());
        }
        List<Node> items = new ArrayList<>();
        for (int turn = 0; turn < size; turn++) {
            items.add(place(each.result(), scope.ofTurn(each, turn), List.of()).reach());
        }
        return new Place(Nodes.list(items), path);
    }

    private Node node(Scope scope, Object logic, Function<Function<Reference, Place>, Node> build) {
        IdentityHashMap<Object, Node> ofScope =
                nodes.computeIfAbsent(scope.call() + scope.turn(), any -> new IdentityHashMap<>());
        Node known = ofScope.get(logic);
        if (known == null) {
            known = build.apply(reference -> place(reference, scope, List.of()));
            ofScope.put(logic, known);
        }
        return known;
    }
}
