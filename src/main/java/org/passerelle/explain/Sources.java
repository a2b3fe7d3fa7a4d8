package org.passerelle.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.passerelle.engine.TableValues;
import org.passerelle.explain.Scope.Site;
import org.passerelle.explain.Source.Turns;
import org.passerelle.programme.Edition;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Rule;
import org.passerelle.programme.Table;

/** Works out where the values of an edition come from: the ways from outcomes through its logic to facts. */
final class Sources {

    /** In a path: every element of a list. */
    static final String EACH = "*";

    private final Graph graph;
    private final Set<String> facts;
    private final Map<String, Rule> rules;
    private final Map<String, TableValues> tables;
    private final String service;
    private final Site root;

    Sources(Edition edition, Map<String, TableValues> tables) {
        this.graph = edition.graph();
        this.facts = edition.facts().fields().keySet();
        this.rules = edition.rules();
        this.tables = tables;
        this.service = edition.decisionService();
        this.root = new Site(Objects.requireNonNull(graph.models().get(graph.root())), 0, Map.of());
    }

    /**
     * Returns where some outcomes come from, one after the other.
     *
     * @param outcomes paths such as measures[].route; an empty one stands for every outcome
     */
    Source outcomes(List<String> outcomes) {
        return all(outcomes.stream().map(outcome -> outcome(outcome, EACH)).toList());
    }

    /** Returns where an outcome comes from; when it is one of each entry of a list, the entry is told in each case. */
    Source outcome(String outcome) {
        return outcome(outcome, FactSource.TURN);
    }

    private Source outcome(String outcome, String entry) {
        Logic body =
                Objects.requireNonNull(root.model().functions().get(service)).body();
        String path = outcome.replace("[]", "." + entry);
        return of(body, root.scope(service), path.isEmpty() ? List.of() : List.of(path.split("\\.")));
    }

    /** Returns where values come from that are read in a scope. */
    private Source all(List<Reference> references, Scope scope) {
        return references.size() == 1
                ? of(references.get(0), scope, List.of())
                : all(references.stream()
                        .map(reference -> of(reference, scope, List.of()))
                        .toList());
    }

    private static Source all(List<Source> sources) {
        return new Source(
                false,
                (frame, demand, turns, behind) ->
                        sources.forEach(source -> source.way().go(frame, null, turns, behind)));
    }

    /** Returns where a value, or the part of it at a path, comes from. */
    private Source of(Logic logic, Scope scope, List<String> path) {
        if (logic instanceof Logic.Tabular tabular) {
            Source table = ofTable(tabular.table(), scope);
            return path.isEmpty() ? table : all(List.of(table));
        } else if (logic instanceof Logic.Expression expression) {
            // A path into the value of an expression can be followed only when the expression is nothing but a name.
            return expression.isName()
                    ? of(expression.references().get(0), scope, path)
                    : all(List.of(all(expression.references(), scope)));
        } else if (logic instanceof Logic.Entries entries) {
            return ofEntries(entries, scope, path);
        } else if (logic instanceof Logic.Invocation invocation) {
            return ofCall(invocation, scope, path);
        } else if (logic instanceof Logic.ForEach each) {
            return ofEach(each, scope, path);
        }
        return all(((Logic.Items) logic)
                .items().stream().map(item -> of(item, scope, rest(path))).toList());
    }

    private Source of(Reference reference, Scope scope, List<String> further) {
        List<String> path = new ArrayList<>(reference.path());
        path.addAll(further);
        Scope.Local local = scope.local(reference.root());
        if (local != null) {
            return local.isEntry()
                    ? ofEntry(local, scope, path)
                    : up(
                            of(local.logic(), local.scope(), path),
                            scope,
                            local.scope().depth());
        }
        Logic decision = scope.site().model().decisions().get(reference.root());
        if (decision != null) {
            return ofDecision(reference.root(), decision, scope, path);
        }
        path.add(0, reference.root());
        return facts.contains(reference.root()) ? FactSource.of(path) : Source.NOTHING;
    }

    private static Source up(Source source, Scope from, int depth) {
        int levels = from.depth() - depth;
        return levels == 0
                ? source
                : new Source(source.heedsDemand(), (frame, demand, turns, behind) -> source.way()
                        .go(frame.up(levels), demand, turns, behind));
    }

    private Source ofDecision(String name, Logic logic, Scope scope, List<String> path) {
        Site site = scope.site();
        List<String> key = new ArrayList<>(path);
        key.add(name);
        Source known = site.decisions().get(key);
        if (known == null) {
            known = of(logic, site.scope(name), path);
            site.decisions().put(key, known);
        }
        return up(known, scope, site.depth());
    }

    /** The entry of a list that the loop has come to in which the name stands. */
    private Source ofEntry(Scope.Local entry, Scope scope, List<String> path) {
        path.add(0, FactSource.TURN);
        Source list = of(((Logic.Expression) entry.logic()).references().get(0), entry.scope(), path);
        int levels = scope.depth() - entry.scope().depth() - 1;
        return new Source(list.heedsDemand(), (frame, demand, turns, behind) -> {
            Frame loop = frame.up(levels);
            list.way().go(loop.up(1), demand, new Turns(loop.turn(), turns), behind);
        });
    }

    private Source ofTable(Table table, Scope scope) {
        TableValues values = Objects.requireNonNull(tables.get(table.id()));
        return scope.site()
                .tables()
                .computeIfAbsent(table, any -> TableSource.of(values, rules, read -> all(read, scope)));
    }

    private Source ofEntries(Logic.Entries entries, Scope scope, List<String> path) {
        List<Source> sources = new ArrayList<>();
        Scope inner = scope;
        for (Map.Entry<String, Logic> entry : entries.entries().entrySet()) {
            if (path.isEmpty()) {
                sources.add(of(entry.getValue(), inner, path));
            } else if (path.get(0).equals(entry.getKey())) {
                return of(entry.getValue(), inner, rest(path));
            }
            inner = inner.with(entry.getKey(), entry.getValue());
        }
        return all(sources);
    }

    private Source ofCall(Logic.Invocation call, Scope scope, List<String> path) {
        Graph.Model model = Objects.requireNonNull(graph.models().get(call.namespace()));
        Graph.Function function = Objects.requireNonNull(model.functions().get(call.function()));
        Scope inner = scope.called(call, model).scope(function.name());
        return Calls.of(scope).result(call, of(function.body(), inner, path));
    }

    private Source ofEach(Logic.ForEach each, Scope scope, List<String> path) {
        Calls calls = Calls.of(scope);
        String step = path.isEmpty() ? EACH : path.get(0);
        boolean one = step.equals(FactSource.TURN);
        // A name is that of a part of every entry.
        List<String> inside = one || step.equals(EACH) ? rest(path) : path;
        boolean isFact = scope.isFact(each.list().references().get(0));
        Source result = of(each.result(), scope.inside(each), inside);
        return one ? LoopSource.ofOne(calls, result, isFact) : LoopSource.ofAll(calls, result, isFact);
    }

    private static List<String> rest(List<String> path) {
        return path.isEmpty() ? path : path.subList(1, path.size());
    }
}
