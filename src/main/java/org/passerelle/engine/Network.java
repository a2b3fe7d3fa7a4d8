package org.passerelle.engine;

import java.time.LocalDate;
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
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/**
 * The decision graph of one case, unrolled: every outcome as a function of the facts that are not known. Built without evaluating anything;
 * serves to find out what a missing fact can still change. For one thread.
 */
public final class Network {

    private static final PerEdition<FeelFunctions> FUNCTIONS = new PerEdition<>(edition -> new FeelFunctions());

    private final Edition edition;
    private final FeelFunctions functions;
    private final FactNodes facts;
    private final LocalDate day;
    private final Map<List<Object>, Node> nodes = new HashMap<>();
    private final IdentityHashMap<Logic.Invocation, Integer> calls = new IdentityHashMap<>();
    private final Set<String> unrolled = new HashSet<>();

    /**
     * Unrolls the graph of an edition.
     *
     * @param facts of the case, null where not known
     */
    public Network(Edition edition, Map<String, Object> facts, LocalDate day) {
        this(edition, new FactNodes(edition.facts(), facts, false), day);
    }

    private Network(Edition edition, FactNodes facts, LocalDate day) {
        this.edition = edition;
        this.functions = FUNCTIONS.of(edition);
        this.facts = facts;
        this.day = day;
    }

    /** Unrolls the graph with known facts as unknown ones too; a list of plain values is then one fact. */
    public static Network ofAllFacts(Edition edition, Map<String, Object> facts, LocalDate day) {
        return new Network(edition, new FactNodes(edition.facts(), facts, true), day);
    }

    /** Returns whether an outcome asked for so far has one part per entry of a list of facts: its entries are then as many as now. */
    public boolean isUnrolled(String list) {
        return unrolled.contains(list);
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
        Place place = place(service.body(), Scope.of(root, "", Map.of()), path);
        return place.reach();
    }

    private Place place(Logic logic, Scope scope, List<String> path) {
        if (logic instanceof Logic.Expression expression) {
            return expression.isName()
                    ? place(expression.references().get(0), scope, path)
                    : new Place(node(scope, expression, read -> Reader.nodeOf(expression, functions, read)), path);
        } else if (logic instanceof Logic.Tabular tabular) {
            Table table = tabular.table();
            return new Place(node(scope, table.id(), read -> TableFunction.nodeOf(table, functions, read)), path);
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
            return new Place(Nodes.known(day), path);
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
        Graph.Model model = Objects.requireNonNull(edition.graph().models().get(call.namespace()));
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
        List<Object> key = List.of(scope.call() + scope.turn(), scope.model().namespace(), logic);
        Node known = nodes.get(key);
        if (known == null) {
            known = build.apply(reference -> place(reference, scope, List.of()));
            nodes.put(key, known);
        }
        return known;
    }
}
