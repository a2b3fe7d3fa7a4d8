package org.passerelle.explain;

import java.util.ArrayList;
import java.util.IdentityHashMap;
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
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/**
 * Follows outcomes back to the rows and facts that caused them: from a decision to the rows of its table that counted, from a row to what
 * its tested cells look at, and so on down to the facts. What a row does not look at is no cause. Where rows are collected, those that did
 * not count are causes too as far as it mattered that they did not.
 */
final class Causes {

    private final Walk walk;
    private final IdentityHashMap<Trace.Consultation, Set<String>> visited = new IdentityHashMap<>();
    private final List<Cause> causes = new ArrayList<>();

    private Causes(Edition edition) {
        this.walk = new Walk(edition, this::visitTable);
    }

    /**
     * Returns the rows that caused outcomes, causes before what they caused, each once.
     *
     * @param outcomes paths such as measures[].route; an empty one stands for every outcome
     */
    static List<Cause> of(Edition edition, Trace trace, List<String> outcomes) {
        Causes causes = new Causes(edition);
        Graph.Model root = Objects.requireNonNull(
                edition.graph().models().get(edition.graph().root()));
        Graph.Function service = Objects.requireNonNull(root.functions().get(edition.decisionService()));
        Scope scope = Scope.of(root, trace.root(), service.name(), Map.of());
        for (String outcome : outcomes) {
            List<String> path = outcome.isEmpty()
                    ? List.of()
                    : List.of(outcome.replace("[]", "." + Walk.EACH).split("\\."));
            causes.walk.visit(service.body(), scope, path, null);
        }
        return causes.causes;
    }

    /**
     * Returns what stands behind values.
     *
     * @param references to the values
     * @param scope in which they are read
     */
    static Behind behind(Edition edition, List<Reference> references, Scope scope) {
        Causes causes = new Causes(edition);
        return new Behind(causes.walk.visitAll(references, scope), causes.causes);
    }

    /** The facts behind some values, and the rows between them. */
    record Behind(Set<String> facts, List<Cause> causes) {}

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
            all.addAll(walk.visitAll(table.columns().get(failed).references(), scope));
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
                Set<String> facts = visitTests(table, row, scope);
                all.addAll(facts);
                if (counted) {
                    facts.addAll(first ? all : Set.of());
                    facts.addAll(walk.visitAll(row.references(), scope));
                    all.addAll(facts);
                    causes.add(new Cause(row, table, consultation, scope, facts));
                    if (first) {
                        return;
                    }
                }
            }
        }
    }

    private Set<String> visitTests(Table table, Table.Row row, Scope scope) {
        Set<String> facts = new TreeSet<>();
        for (int column = 0; column < table.columns().size(); column++) {
            List<Reference> references = table.columns().get(column).references();
            if (row.tests(column) && references.size() == 1) {
                Demand demand =
                        new Demand(table.columns().get(column), row.tests().get(column));
                facts.addAll(walk.visitReference(references.get(0), scope, List.of(), demand));
            } else if (row.tests(column)) {
                facts.addAll(walk.visitAll(references, scope));
            }
        }
        return facts;
    }
}
