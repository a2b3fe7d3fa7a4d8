package org.passerelle.explain;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;
import org.passerelle.programme.Reference;
import org.passerelle.programme.Table;

/**
 * Where a piece of logic stands.
 *
 * @param site the call in which it is evaluated
 * @param decision whose logic it is; the function's name inside a knowledge model
 * @param depth how many calls and loops are around it
 * @param locals what parameters, entries and loop variables stand for
 */
record Scope(Site site, String decision, int depth, Map<String, Local> locals) {

    /** A place from which a service or knowledge model is called, with the sources known there. */
    record Site(
            Graph.Model model,
            int depth,
            Map<String, Local> parameters,
            Map<List<String>, Source> decisions,
            IdentityHashMap<Table, Source> tables,
            IdentityHashMap<Logic.Invocation, Site> calls) {

        Site(Graph.Model model, int depth, Map<String, Local> parameters) {
            this(model, depth, parameters, new HashMap<>(), new IdentityHashMap<>(), new IdentityHashMap<>());
        }

        /** Returns the scope of a decision of the model: it sees the inputs, whatever names stand around where it is read. */
        Scope scope(String name) {
            return new Scope(this, name, depth, parameters);
        }
    }

    /**
     * What a local name stands for.
     *
     * @param logic how its value comes about
     * @param scope where
     * @param isEntry whether it stands for the entries of the value, one in each turn
     */
    record Local(Logic logic, Scope scope, boolean isEntry) {}

    @Nullable
    Local local(String name) {
        return locals.get(name);
    }

    /** Returns the place of a call that is made here. */
    Site called(Logic.Invocation invocation, Graph.Model of) {
        return site.calls().computeIfAbsent(invocation, any -> {
            Map<String, Local> parameters = new HashMap<>();
            invocation.bindings().forEach((name, value) -> parameters.put(name, new Local(value, this, false)));
            return new Site(of, depth + 1, parameters);
        });
    }

    /** Returns whether a value is a fact or one of its entries, under whatever names. */
    boolean isFact(Reference reference) {
        Local local = local(reference.root());
        Logic logic = local == null ? site.model().decisions().get(reference.root()) : local.logic();
        if (logic == null) {
            return true;
        }
        Scope from = local == null ? site.scope(reference.root()) : local.scope();
        return logic instanceof Logic.Expression value
                && (value.isName() || (local != null && local.isEntry()))
                && from.isFact(value.references().get(0));
    }

    /** Returns the scope in which a name stands for a value of this one. */
    Scope with(String name, Logic logic) {
        return with(name, new Local(logic, this, false), depth);
    }

    /** Returns the scope inside a loop. */
    Scope inside(Logic.ForEach each) {
        return with(each.variable(), new Local(each.list(), this, true), depth + 1);
    }

    private Scope with(String name, Local local, int at) {
        Map<String, Local> inner = new HashMap<>(locals);
        inner.put(name, local);
        return new Scope(site, decision, at, inner);
    }
}
