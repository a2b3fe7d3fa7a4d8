package org.passerelle.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/** Goes from a value to the facts behind it, through the logic of an edition as it was evaluated in one case. */
final class Walk {

    /** In a path: every element of a list. */
    static final String EACH = "*";

    private final Edition edition;
    private final Tables tables;

    /** What is done at a table on the way. */
    @FunctionalInterface
    interface Tables {

        /**
         * Returns the facts behind the result of a table.
         *
         * @param demand what is asked of the result; null when all of it counts
         */
        Set<String> visit(Table table, Scope scope, @Nullable Demand demand);
    }

    Walk(Edition edition, Tables tables) {
        this.edition = edition;
        this.tables = tables;
    }

    /**
     * Visits how a value, or the part of it at a path, came about.
     *
     * @param demand what is asked of that value; null when all of it counts
     * @return the facts behind it
     */
    Set<String> visit(Logic logic, Scope scope, List<String> path, @Nullable Demand demand) {
        if (logic instanceof Logic.Tabular tabular) {
            return tables.visit(tabular.table(), scope, path.isEmpty() ? demand : null);
        }
        if (logic instanceof Logic.Expression expression) {
            // A path into the value of an expression can be followed only when the expression is nothing but a name.
            return expression.isName()
                    ? visitReference(expression.references().get(0), scope, path, demand)
                    : visitAll(expression.references(), scope);
        }
        if (logic instanceof Logic.Entries entries) {
            return visitEntries(entries, scope, path, demand);
        }
        if (logic instanceof Logic.Invocation invocation) {
            return visitInvocation(invocation, scope, path, demand);
        }
        if (logic instanceof Logic.ForEach each) {
            return visitForEach(each, scope, path);
        }
        Set<String> facts = new TreeSet<>();
        ((Logic.Items) logic).items().forEach(item -> facts.addAll(visit(item, scope, rest(path), null)));
        return facts;
    }

    Set<String> visitAll(List<Reference> references, Scope scope) {
        Set<String> facts = new TreeSet<>();
        references.forEach(reference -> facts.addAll(visitReference(reference, scope, List.of(), null)));
        return facts;
    }

    Set<String> visitReference(Reference reference, Scope scope, List<String> further, @Nullable Demand demand) {
        List<String> path = new ArrayList<>(reference.path());
        path.addAll(further);
        Scope.Local local = scope.local(reference.root());
        if (local != null) {
            return visitLocal(local, path, demand);
        }
        Logic decision = scope.model().decisions().get(reference.root());
        if (decision != null) {
            return visit(decision, scope.ofDecision(reference.root()), path, demand);
        }
        boolean fact = edition.facts().fields().containsKey(reference.root());
        return fact ? Set.of("/" + reference.root() + (path.isEmpty() ? "" : "/" + String.join("/", path))) : Set.of();
    }

    private Set<String> visitLocal(Scope.Local local, List<String> path, @Nullable Demand demand) {
        if (local.element() == null) {
            return visit(local.logic(), local.scope(), path, demand);
        }
        path.add(0, String.valueOf(local.element()));
        Reference list = ((Logic.Expression) local.logic()).references().get(0);
        return visitReference(list, local.scope(), path, demand);
    }

    private Set<String> visitEntries(Logic.Entries entries, Scope scope, List<String> path, @Nullable Demand demand) {
        Set<String> facts = new TreeSet<>();
        Scope inner = scope;
        for (Map.Entry<String, Logic> entry : entries.entries().entrySet()) {
            if (path.isEmpty() || path.get(0).equals(entry.getKey())) {
                facts.addAll(visit(entry.getValue(), inner, rest(path), path.isEmpty() ? null : demand));
            }
            inner = inner.with(entry.getKey(), new Scope.Local(entry.getValue(), inner, null), scope.iteration());
        }
        return facts;
    }

    private Set<String> visitInvocation(
            Logic.Invocation invocation, Scope scope, List<String> path, @Nullable Demand demand) {
        Graph.Model model = edition.graph().models().get(invocation.namespace());
        Graph.Function function = model == null ? null : model.functions().get(invocation.function());
        Trace.Call call = Calls.of(invocation, scope);
        if (model == null || function == null || call == null) {
            return Set.of();
        }
        Map<String, Scope.Local> parameters = new LinkedHashMap<>();
        invocation.bindings().forEach((name, value) -> parameters.put(name, new Scope.Local(value, scope, null)));
        return visit(function.body(), Scope.of(model, call, function.name(), parameters), path, demand);
    }

    private Set<String> visitForEach(Logic.ForEach each, Scope scope, List<String> path) {
        Set<String> facts = new TreeSet<>();
        for (int turn = 0; turn < Calls.turns(each, scope); turn++) {
            if (path.isEmpty() || path.get(0).equals(EACH) || path.get(0).equals(String.valueOf(turn))) {
                Scope inner = scope.with(each.variable(), new Scope.Local(each.list(), scope, turn), turn);
                facts.addAll(visit(each.result(), inner, rest(path), null));
            }
        }
        return facts;
    }

    private static List<String> rest(List<String> path) {
        return path.isEmpty() ? path : path.subList(1, path.size());
    }
}
