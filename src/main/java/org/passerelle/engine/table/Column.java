package org.passerelle.engine.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.kie.dmn.feel.util.NumberEvalHelper;

/**
 * An input column of a table.
 *
 * @param path names that lead to its value; empty when it must be computed
 * @param expression that computes its value
 * @param index null when it has no cell that compares with constants only
 * @param tests by row, of the cells that the index cannot hold
 * @param allowed tests of the values that may stand in it; empty when any may, or when the index knows
 */
record Column(
        List<String> path,
        CompiledFEELExpression expression,
        @Nullable ColumnIndex index,
        Map<Integer, List<UnaryTest>> tests,
        List<UnaryTest> allowed) {

    /** Returns the value of the column. */
    @Nullable
    Object value(Scope scope) {
        Map<String, Object> values = scope.values();
        if (path.isEmpty() || !values.containsKey(path.get(0))) {
            return scope.evaluate(expression);
        }
        Object value = values.get(path.get(0));
        for (int step = 1; step < path.size() && value != null; step++) {
            if (!(value instanceof Map<?, ?> structure)) {
                return scope.evaluate(expression);
            }
            value = structure.get(path.get(step));
        }
        return NumberEvalHelper.coerceNumber(value);
    }

    /** Returns whether a value may stand in the column. */
    boolean allows(Scope scope, @Nullable Object value) {
        // Of a list, it depends on the type whether it or each of its elements is tested.
        return allowed.isEmpty() || (!(value instanceof Collection) && scope.passes(allowed, value));
    }
}
