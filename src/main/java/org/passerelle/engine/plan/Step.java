package org.passerelle.engine.plan;

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
     * @param type that every value fits but null; null when nothing is known
     */
    record Typed(Step step, @Nullable BaseDMNTypeImpl type) {}
}
