package org.passerelle.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.engine.Trace;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;

/**
 * Where a piece of logic was evaluated: the model, the call, the decision, and what the local names stand for.
 *
 * @param model whose decisions and inputs are in reach
 * @param call the call of the service or knowledge model
 * @param decision whose logic it is; the function's name inside a knowledge model
 * @param iteration which turn of a "for" this is; 0 outside
 * @param parameters what the inputs of the model, or the parameters of the knowledge model, stand for
 * @param locals what parameters, entries and loop variables stand for
 */
record Scope(
        Graph.Model model,
        Trace.Call call,
        String decision,
        int iteration,
        Map<String, Local> parameters,
        Map<String, Local> locals) {

    static Scope of(Graph.Model model, Trace.Call call, String decision, Map<String, Local> parameters) {
        return new Scope(model, call, decision, 0, parameters, parameters);
    }

    /**
     * What a local name stands for.
     *
     * @param logic how its value came about
     * @param scope where
     * @param element which element of that value is meant; null when it is the value itself
     */
    record Local(Logic logic, Scope scope, @Nullable Integer element) {}

    @Nullable
    Local local(String name) {
        return locals.get(name);
    }

    /** Returns the scope of a decision of the model: it sees the inputs, whatever names stand around where it is read. */
    Scope ofDecision(String name) {
        return of(model, call, name, parameters);
    }

    Scope with(String name, Local local, int turn) {
        Map<String, Local> inner = new HashMap<>(locals);
        inner.put(name, local);
        return new Scope(model, call, decision, turn, parameters, inner);
    }

    /** The calls that the decision made, in order. */
    List<Trace.Call> calls() {
        return call.callsOf(decision);
    }
}
