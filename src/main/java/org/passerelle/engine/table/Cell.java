package org.passerelle.engine.table;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.UnaryTest;
import org.passerelle.engine.feel.Scope;

/**
 * Tests that compare a value with constants only.
 *
 * @param tests as the engine compiled them; one must pass
 * @param constants what they compare with, but null
 */
record Cell(List<UnaryTest> tests, List<Comparable<?>> constants) {

    /** Returns whether the engine finds that a value passes; null when it has a remark to make. */
    @Nullable
    Boolean passes(FEELImpl feel, @Nullable Object value) {
        Scope scope = new Scope(feel, Map.of(), false, false);
        try {
            boolean passes = scope.passes(tests, value);
            return scope.isRemarked() ? null : passes;
        } catch (RuntimeException incomparable) {
            return null;
        }
    }
}
