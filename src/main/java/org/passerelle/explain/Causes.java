package org.passerelle.explain;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.TableValues;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/**
 * Follows outcomes back to the rows and facts that caused them: from a decision to the rows of its table that counted, from a row to what
 * its tested cells look at, and so on down to the facts. What a row does not look at is no cause. Where rows are collected, those that did
 * not count are causes too as far as it mattered that they did not.
 */
final class Causes {

    /** In a path: every element of a list. */
    private static final String EACH = "*";

    private final Graph graph;
    private final Edition edition;
    private final IdentityHashMap<Trace.Consultation, Set<String>> visited = new IdentityHashMap<>();
    private final List<Cause> causes = new ArrayList<>();

    private Causes(Edition edition) {
        this.edition = edition;
        this.graph = edition.graph();
    }

    /**
     * Returns the rows that caused outcomes, causes before what they caused, each once.
     *
     * @param outcomes paths such as measures[].route; an empty one stands for every outcome
     */
    static List<Cause> of(Edition edition, Trace trace, List<String> outcomes) {
        Causes causes = new Causes(edition);
        Graph.Model root = Objects.requireNonNull(causes.graph.models().get(causes.graph.root()));
        Graph.Function service = Objects.requireNonNull(root.functions().get(edition.decisionService()));
        Scope scope = new Scope(root, trace.root(), service.name(), 0, Map.of());
        for (String outcome : outcomes) {
            List<String> path = outcome.isEmpty()
                    ? List.of()
                    : List.of(outcome.replace("[]", "." + EACH).split("\\."));
            causes.visit(service.body(), scope, path, null);
        }
        return causes.causes;
    }

    /**
     * Visits how a value, or the part of it at a path, came about.
     *
     * @param demand what is asked of that value; null when all of it counts
     * @return the facts behind it
     */
    private Set<String> visit(Logic logic, Scope scope, List<String> path, @Nullable Demand demand) {
        if (logic instanceof Logic.Tabular tabular) {
            return visitTable(tabular.table(), scope, path.isEmpty() ? demand : null);
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

    private Set<String> visitTable(Table table, Scope scope, @Nullable Demand demand) {
        Trace.Consultation consultation = scope.call().consultation(table.id());
        if (consultation == null) {
            return Set.of();
        }
        Set<String> facts = visited.get(consultation);
        if (facts == null) {
            facts = new TreeSet<>();
            visited.put(consultation, facts);
            visitRows(table, consultation, scope, facts);
        }
        Set<String> all = new TreeSet<>(facts);
        for (Table.Row row : Demand.ruledOut(demand, table, consultation)) {
            int failed = TableValues.unmet(table, consultation, row).get(0);
            all.addAll(visitAll(table.columns().get(failed).references(), scope));
        }
        return all;
    }

    private void visitRows(Table table, Trace.Consultation consultation, Scope scope, Set<String> all) {
        boolean first = table.hitPolicy() == Table.HitPolicy.FIRST;
        boolean none = consultation.rows().isEmpty() && !table.hitPolicy().collects();
        for (Table.Row row : table.rows()) {
            boolean counted = consultation.rows().contains(row.id());
            // The first hit counts only because those above failed; a default only because every row failed.
            if (counted || first || none) {
                Set<String> facts = visitTests(table, row, consultation, scope);
                all.addAll(facts);
                if (counted) {
                    facts.addAll(first ? all : Set.of());
                    facts.addAll(visitAll(row.references(), scope));
                    all.addAll(facts);
                    causes.add(new Cause(row, table, consultation, scope, facts));
                    if (first) {
                        return;
                    }
                }
            }
        }
    }

    private Set<String> visitTests(Table table, Table.Row row, Trace.Consultation consultation, Scope scope) {
        Set<String> facts = new TreeSet<>();
        for (int column = 0; column < table.columns().size(); column++) {
            List<Reference> references = table.columns().get(column).references();
            if (row.tests(column) && references.size() == 1) {
                Demand demand =
                        new Demand(table.columns().get(column), row.tests().get(column));
                facts.addAll(visitReference(references.get(0), scope, List.of(), demand));
            } else if (row.tests(column)) {
                facts.addAll(visitAll(references, scope));
            }
        }
        return facts;
    }

    private Set<String> visitAll(List<Reference> references, Scope scope) {
        Set<String> facts = new TreeSet<>();
        references.forEach(reference -> facts.addAll(visitReference(reference, scope, List.of(), null)));
        return facts;
    }

    private Set<String> visitReference(
            Reference reference, Scope scope, List<String> further, @Nullable Demand demand) {
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
        Graph.Model model = graph.models().get(invocation.namespace());
        Graph.Function function = model == null ? null : model.functions().get(invocation.function());
        Trace.Call call = Calls.of(invocation, scope);
        if (model == null || function == null || call == null) {
            return Set.of();
        }
        Map<String, Scope.Local> parameters = new LinkedHashMap<>();
        invocation.bindings().forEach((name, value) -> parameters.put(name, new Scope.Local(value, scope, null)));
        return visit(function.body(), new Scope(model, call, function.name(), 0, parameters), path, demand);
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
