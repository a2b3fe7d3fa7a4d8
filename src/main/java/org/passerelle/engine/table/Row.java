package org.passerelle.engine.table;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.decisiontables.DTDecisionRule;
import org.passerelle.engine.feel.Scope;
import org.passerelle.engine.feel.Term;

/**
 * What a row of a table yields.
 *
 * @param rule the row as the engine knows it
 * @param outputs a cell per output
 * @param proven whether all outputs are constants that their types and allowed values admit
 */
record Row(DTDecisionRule rule, List<Output> outputs, boolean proven) {

    /**
     * An output cell.
     *
     * @param name null when the table has one output without a name
     * @param constant what it always yields
     * @param expression that yields it; null for a constant
     */
    record Output(
            @Nullable String name,
            @Nullable Object constant,
            @Nullable Term expression) {

        @Nullable
        Object value(Scope scope) {
            return expression == null ? constant : expression.value(scope);
        }
    }

    /** Returns the answer of a table that only this row hits; null when it must be computed. */
    @Nullable
    Answer answer() {
        if (!proven) {
            return null;
        }
        Object result = outputs.size() == 1 ? outputs.get(0).constant() : Collections.unmodifiableMap(constants());
        return new Answer(result, List.of(rule), new Answer.One(rule));
    }

    private Map<@Nullable String, @Nullable Object> constants() {
        Map<@Nullable String, @Nullable Object> constants = new HashMap<>();
        outputs.forEach(output -> constants.put(output.name(), output.constant()));
        return constants;
    }

    /** Returns its result, as the engine shapes it. */
    @Nullable
    Object result(Scope scope) {
        if (outputs.size() == 1) {
            return outputs.get(0).value(scope);
        }
        Map<@Nullable String, @Nullable Object> result = new HashMap<>();
        for (Output output : outputs) {
            result.put(output.name(), output.value(scope));
        }
        return result;
    }
}
