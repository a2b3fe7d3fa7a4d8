package org.passerelle.engine.plan;

import org.jspecify.annotations.Nullable;

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

    /** A step and what is known of its values. */
    record Typed(Step step, Known values) {}
}
