package org.passerelle.engine.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.passerelle.engine.feel.Scope;
import org.passerelle.engine.feel.Term;

/**
 * An input column of a table.
 *
 * @param expression that yields its value
 * @param index null when it has no cell that compares with constants only
 * @param tests by row, of the cells that the index cannot hold
 * @param allowed tests of the values that may stand in it; empty when any may, or when the index knows
 */
record Column(
        Term expression,
        @Nullable ColumnIndex index,
        List<Map.Entry<Integer, List<UnaryTest>>> tests,
        List<UnaryTest> allowed) {

    /** Returns whether a value may stand in the column. */
    boolean allows(Scope scope, @Nullable Object value) {
        // Of a list, it depends on the type whether it or each of its elements is tested.
        return allowed.isEmpty() || (!(value instanceof Collection) && scope.passes(allowed, value));
    }
}
