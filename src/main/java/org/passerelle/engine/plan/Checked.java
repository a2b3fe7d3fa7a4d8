package org.passerelle.engine.plan;

import org.jspecify.annotations.Nullable;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;

/** Steps whose value must fit a type, checked where that is not known ahead. */
final class Checked {

    private Checked() {}

    /** Returns a step that yields what fits a type, or nothing. */
    static Step step(Step.Typed logic, BaseDMNTypeImpl type) {
        Fit fit = new Fit(type);
        Step step = logic.step();
        return fit.isSure(logic.values()) ? step : frame -> value(fit, step.value(frame));
    }

    /**
     * Returns a value that fits.
     *
     * @param fit null when any value does
     * @throws Unanswered when it does not
     */
    static @Nullable Object value(@Nullable Fit fit, @Nullable Object value) {
        if (fit != null && !fit.admits(value)) {
            throw new Unanswered();
        }
        return value;
    }
}
