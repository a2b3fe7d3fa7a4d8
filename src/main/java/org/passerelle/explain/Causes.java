package org.passerelle.explain;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/**
 * Follows outcomes back to the rows and facts that caused them: from a decision to the rows of its table that counted, from a row to what
 * its tested cells look at, and so on down to the facts. What a row does not look at is no cause.
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
            causes.visit(service.body(), scope, path);
        }
        return causes.causes;
    }

    /** Visits how a value, or the part of it at a path, came about; returns the facts behind it. */
    private Set<String> visit(Logic logic, Scope scope, List<String> path) {
        if (logic instanceof Logic.Tabular tabular) {
            return visitTable(tabular.table(), scope);
        }
        if (logic instanceof Logic.Expression expression) {
            // A path into the value of an expression can be followed only when the expression is nothing but a name.
            return visitAll(expression.references(), scope, expression.isName() ? path : List.of());
        }
        if (logic instanceof Logic.Entries entries) {
            return visitEntries(entries, scope, path);
        }
        if (logic instanceof Logic.Invocation invocation) {
            return visitInvocation(invocation, scope, path);
        }
        if (logic instanceof Logic.ForEach each) {
            return visitForEach(each, scope, path);
        }
        Set<String> facts = new TreeSet<>();
        ((Logic.Items) logic).items().forEach(item -> facts.addAll(visit(item, scope, rest(path))));
        return facts;
    }

    private Set<String> visitTable(Table table, Scope scope) {
        Trace.Consultation consultation = scope.call().consultation(table.id());
        if (consultation == null) {
            return Set.of();
        }
        Set<String> known = visited.get(consultation);
        if (known != null) {
            return known;
        }
        Set<String> all = new TreeSet<>();
        visited.put(consultation, all);
        visitRows(table, consultation, scope, all);
        return all;
    }

    private void visitRows(Table table, Trace.Consultation consultation, Scope scope, Set<String> all) {
        boolean first = table.hitPolicy() == Table.HitPolicy.FIRST;
        for (Table.Row row : table.rows()) {
            boolean counted = consultation.rows().contains(row.id());
            // The first hit counts only because those above failed; with no hit at all every row failed.
            if (counted || first || consultation.rows().isEmpty()) {
                Set<String> facts = visitAll(table.referencesOf(row), scope, List.of());
                all.addAll(facts);
                if (counted) {
                    facts.addAll(first ? all : Set.of());
                    facts.addAll(visitAll(row.references(), scope, List.of()));
                    all.addAll(facts);
                    causes.add(new Cause(row.id(), consultation, facts, row.passesOn()));
                    if (first) {
                        return;
                    }
                }
            }
        }
    }

    private Set<String> visitAll(List<Reference> references, Scope scope, List<String> path) {
        Set<String> facts = new TreeSet<>();
        references.forEach(reference -> facts.addAll(visitReference(reference, scope, path)));
        return facts;
    }

    private Set<String> visitReference(Reference reference, Scope scope, List<String> further) {
        List<String> path = new ArrayList<>(reference.path());
        path.addAll(further);
        Scope.Local local = scope.local(reference.root());
        if (local != null) {
            return visitLocal(local, path);
        }
        Logic decision = scope.model().decisions().get(reference.root());
        if (decision != null) {
            return visit(decision, scope.ofDecision(reference.root()), path);
        }
        boolean fact = edition.facts().fields().containsKey(reference.root());
        return fact ? Set.of("/" + reference.root() + (path.isEmpty() ? "" : "/" + String.join("/", path))) : Set.of();
    }

    private Set<String> visitLocal(Scope.Local local, List<String> path) {
        if (local.element() == null) {
            return visit(local.logic(), local.scope(), path);
        }
        path.add(0, String.valueOf(local.element()));
        return visitAll(((Logic.Expression) local.logic()).references(), local.scope(), path);
    }

    private Set<String> visitEntries(Logic.Entries entries, Scope scope, List<String> path) {
        Set<String> facts = new TreeSet<>();
        Scope inner = scope;
        for (Map.Entry<String, Logic> entry : entries.entries().entrySet()) {
            if (path.isEmpty() || path.get(0).equals(entry.getKey())) {
                facts.addAll(visit(entry.getValue(), inner, rest(path)));
            }
            inner = inner.with(entry.getKey(), new Scope.Local(entry.getValue(), inner, null), scope.iteration());
        }
        return facts;
    }

    private Set<String> visitInvocation(Logic.Invocation invocation, Scope scope, List<String> path) {
        Graph.Model model = graph.models().get(invocation.namespace());
        Graph.Function function = model == null ? null : model.functions().get(invocation.function());
        Trace.Call call = Calls.of(invocation, scope);
        if (model == null || function == null || call == null) {
            return Set.of();
        }
        Map<String, Scope.Local> parameters = new LinkedHashMap<>();
        invocation.bindings().forEach((name, value) -> parameters.put(name, new Scope.Local(value, scope, null)));
        return visit(function.body(), new Scope(model, call, function.name(), 0, parameters), path);
    }

    private Set<String> visitForEach(Logic.ForEach each, Scope scope, List<String> path) {
        Set<String> facts = new TreeSet<>();
        for (int turn = 0; turn < Calls.turns(each, scope); turn++) {
            if (path.isEmpty() || path.get(0).equals(EACH) || path.get(0).equals(String.valueOf(turn))) {
                Scope inner = scope.with(each.variable(), new Scope.Local(each.list(), scope, turn), turn);
                facts.addAll(visit(each.result(), inner, rest(path)));
            }
        }
        return facts;
    }

    private static List<String> rest(List<String> path) {
        return path.isEmpty() ? path : path.subList(1, path.size());
    }
}
