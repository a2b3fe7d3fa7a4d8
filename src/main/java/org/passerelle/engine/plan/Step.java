package org.passerelle.engine.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;

/** Logic ready to be evaluated. */
@FunctionalInterface
interface Step {

    /**
     * Returns the value among those of a frame.
     *
     * @throws Unanswered when the engine must evaluate
     */
    @Nullable
    Object value(Frame frame);

    /**
     * A step and what is known of its values.
     *
     * @param type that every value fits but null; null when that is not known
     * @param fields of values that are structures of just these, the type that each fits; empty when that is not known
     */
    record Typed(Step step, @Nullable BaseDMNTypeImpl type, Map<String, BaseDMNTypeImpl> fields) {

        Typed(Step step, @Nullable BaseDMNTypeImpl type) {
            this(step, type, Map.of());
        }
    }
}
