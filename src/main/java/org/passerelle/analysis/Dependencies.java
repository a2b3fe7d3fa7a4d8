package org.passerelle.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.facts.FactType;
import org.passerelle.facts.FactType.ListOf;
import org.passerelle.facts.FactType.Structure;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;

/** Which tables stand behind which outcomes, by the decision graph alone: a table may be listed that no case lets through. */
public final class Dependencies {

    private static final String EACH = "[]";

    private final Edition edition;
    private final Set<String> tables = new LinkedHashSet<>();
    private final Set<List<Object>> seen = new HashSet<>();

    private Dependencies(Edition edition) {
        this.edition = edition;
    }

    /** A name's logic, and the scope that it is read in. */
    private record Local(Logic logic, Scope scope) {}

    /**
     * What names mean in a call of a function. Compared by identity: what it holds nests deep.
     *
     * @param call that of the whole call, which its decisions see; null when it is this
     */
    private record Scope(
            Graph.Model model,
            Map<String, Local> locals,
            @Nullable Scope call) {

        Scope with(String name, Local local) {
            Map<String, Local> more = new HashMap<>(locals);
            more.put(name, local);
            return new Scope(model, more, ofCall());
        }

        Scope ofCall() {
            return call == null ? this : call;
        }

        @Override
        @SuppressWarnings("ReferenceEquality" /* see above */)
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Returns the ids of the tables behind each deciding outcome. */
    public static Map<String, Set<String>> of(Edition edition) {
        return of(edition, edition.decidingOutcomes());
    }

    /** Returns the ids of the tables behind every outcome that has no parts. */
    public static Map<String, Set<String>> ofAll(Edition edition) {
        List<String> leaves = new ArrayList<>();
        addLeaves("", edition.outcomes(), leaves);
        return of(edition, leaves);
    }

    private static void addLeaves(String path, FactType type, List<String> leaves) {
        if (type instanceof Structure structure) {
            structure
                    .fields()
                    .forEach((name, field) ->
                            addLeaves(path.isEmpty() ? name : path + "." + name, field.type(), leaves));
        } else if (type instanceof ListOf list && list.element() instanceof Structure entry) {
            addLeaves(path + EACH, entry, leaves);
        } else {
            leaves.add(path);
        }
    }

    private static Map<String, Set<String>> of(Edition edition, List<String> outcomes) {
        Map<String, Set<String>> tables = new LinkedHashMap<>();
        for (String outcome : outcomes) {
            Dependencies dependencies = new Dependencies(edition);
            Graph.Model root = Objects.requireNonNull(
                    edition.graph().models().get(edition.graph().root()));
            Graph.Function service = Objects.requireNonNull(root.functions().get(edition.decisionService()));
            List<String> path = List.of(outcome.replace(EACH, "." + EACH).split("\\."));
            dependencies.follow(service.body(), new Scope(root, Map.of(), null), path);
            tables.put(outcome, dependencies.tables);
        }
        return tables;
    }

    private void follow(Logic logic, Scope scope, List<String> path) {
        if (logic instanceof Logic.Expression expression) {
            List<String> further = expression.isName() ? path : List.of();
            expression.references().forEach(reference -> follow(reference, scope, further));
        } else if (logic instanceof Logic.Tabular tabular) {
            tables.add(tabular.table().id());
            tabular.table().columns().forEach(column -> column.references()
                    .forEach(read -> follow(read, scope, List.of())));
            tabular.table().rows().forEach(row -> row.references().forEach(read -> follow(read, scope, List.of())));
        } else if (logic instanceof Logic.Entries entries) {
            followEntries(entries, scope, path);
        } else if (logic instanceof Logic.Invocation call) {
            followCall(call, scope, path);
        } else if (logic instanceof Logic.ForEach each) {
            follow(each.list(), scope, List.of());
            Local entry = new Local(each.list(), scope);
            follow(each.result(), scope.with(each.variable(), entry), rest(path));
        } else {
            ((Logic.Items) logic).items().forEach(item -> follow(item, scope, rest(path)));
        }
    }

    private void follow(Reference reference, Scope scope, List<String> further) {
        List<String> path = new ArrayList<>(reference.path());
        path.addAll(further);
        Local local = scope.locals().get(reference.root());
        if (local != null) {
            follow(local.logic(), local.scope(), path);
            return;
        }
        Logic decision = scope.model().decisions().get(reference.root());
        if (decision != null && seen.add(List.of(scope.ofCall(), reference.root(), path))) {
            follow(decision, scope.ofCall(), path);
        }
    }

    private void followEntries(Logic.Entries entries, Scope scope, List<String> path) {
        Scope inner = scope;
        for (Map.Entry<String, Logic> entry : entries.entries().entrySet()) {
            boolean meant = path.isEmpty() || path.get(0).equals(entry.getKey());
            if (meant) {
                follow(entry.getValue(), inner, rest(path));
            }
            inner = inner.with(entry.getKey(), new Local(entry.getValue(), inner));
        }
    }

    private void followCall(Logic.Invocation call, Scope scope, List<String> path) {
        Graph.Model model = edition.graph().models().get(call.namespace());
        Graph.@Nullable Function function =
                model == null ? null : model.functions().get(call.function());
        if (model != null && function != null) {
            Map<String, Local> parameters = new HashMap<>();
            call.bindings().forEach((name, value) -> parameters.put(name, new Local(value, scope)));
            follow(function.body(), new Scope(model, parameters, null), path);
        }
    }

    private static List<String> rest(List<String> path) {
        return path.isEmpty() ? path : path.subList(1, path.size());
    }
}
