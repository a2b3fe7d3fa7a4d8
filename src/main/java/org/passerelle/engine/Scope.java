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
 * @param key tells apart the calls and turns in which it is evaluated
 * @param locals what the names around it stand for
 */
record Scope(Graph.Model model, String key, Map<String, Local> locals) {

    Scope with(String name, Local local, String step) {
        Map<String, Local> inner = new HashMap<>(locals);
        inner.put(name, local);
        return new Scope(model, key + step, inner);
    }

    Scope ofDecision() {
        Map<String, Local> parameters = new HashMap<>(locals);
        parameters.keySet().retainAll(model.inputs());
        return new Scope(model, key, parameters);
    }

    /** What a local name stands for: a piece of logic, or one element of the list that it yields. */
    record Local(Logic logic, Scope scope, @Nullable Integer element) {}
}
