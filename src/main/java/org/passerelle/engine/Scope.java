package org.passerelle.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.programme.Graph;
import org.passerelle.programme.Logic;

/**
 * Where a piece of logic stands.
 *
 * @param model in which it is written
 * @param call tells apart the calls of the model in which it is evaluated
 * @param turn tells apart the turns of the loops around it
 * @param parameters what the inputs of the model stand for
 * @param locals what the names around it stand for, parameters among them
 */
record Scope(Graph.Model model, String call, String turn, Map<String, Local> parameters, Map<String, Local> locals) {

    static Scope of(Graph.Model model, String call, Map<String, Local> parameters) {
        return new Scope(model, call, "", parameters, parameters);
    }

    Scope with(String name, Local local, String step) {
        Map<String, Local> inner = new HashMap<>(locals);
        inner.put(name, local);
        return new Scope(model, call, turn + step, parameters, inner);
    }

    Scope ofTurn(Logic.ForEach each, int number) {
        return with(each.variable(), new Local(each.list(), this, number), "[" + number + "]");
    }

    /** Returns the scope of a decision of the model: it sees the inputs, whatever names stand around where it is read. */
    Scope ofDecision() {
        return of(model, call, parameters);
    }

    /** What a local name stands for: a piece of logic, or one element of the list that it yields. */
    record Local(Logic logic, Scope scope, @Nullable Integer element) {}
}
